using System.Reflection;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>Reaches the engine's internal reader: only the product's own files are read in public.</summary>
internal static class ReadModel
{
    private static readonly MethodInfo Read = typeof(ServiceModels).Assembly.GetType("PowerHour.Audit.AwsServices.Models.ServiceModelReader", throwOnError: true)!.GetMethod("Read")!;

    public static ServiceModel From(string key, Stream json) => (ServiceModel)Read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [key, json], null)!;
}
