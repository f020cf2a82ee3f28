namespace PowerHour.Audit.AwsServices;

/// <summary>How <c>sagemaker:Search</c> answers with whole resources, a hundred a page.</summary>
/// <param name="Resource">The value of the request's <c>Resource</c>.</param>
/// <param name="Items">The path to the resources in the answer.</param>
public sealed record SearchStep(string Resource, JsonPath Items);
