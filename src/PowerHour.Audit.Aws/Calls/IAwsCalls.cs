namespace PowerHour.Audit.Aws.Calls;

/// <summary>The seam between the collector and AWS: reads operations by name, JSON in and JSON out.</summary>
/// <remarks>
/// <see cref="AwsSession"/> is the real one; decorators add limits, tests answer from memory, and a typed service package
/// could stand behind it. Every failure is an <see cref="AwsCallException"/>, a cancelled call included; a call that is
/// not in the service models is an <see cref="PowerHour.Audit.AwsServices.Models.UnknownOperationException"/>. Implementations may be
/// used from many threads.
/// </remarks>
public interface IAwsCalls
{
    /// <summary>Makes one call and returns its answer: the first page of a paged operation.</summary>
    /// <param name="call">What to read.</param>
    /// <param name="cancel">Gives the call up.</param>
    /// <exception cref="AwsCallException">AWS refused, failed, or could not be reached.</exception>
    Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel);

    /// <summary>Makes a call and enumerates the answer page by page; an operation that is not paged has one page.</summary>
    /// <param name="call">What to read.</param>
    /// <param name="cancel">Gives the enumeration up.</param>
    /// <exception cref="AwsCallException">A page failed: pages seen until then are good, and there may be more.</exception>
    IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, CancellationToken cancel);
}
