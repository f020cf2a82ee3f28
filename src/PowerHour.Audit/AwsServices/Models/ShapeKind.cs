namespace PowerHour.Audit.AwsServices.Models;

/// <summary>What a value of a <see cref="Shape"/> is, and how it appears in the JSON that a call returns.</summary>
public enum ShapeKind
{
    /// <summary>A JSON object with the modelled <see cref="Shape.Members"/>.</summary>
    Structure,

    /// <summary>A JSON array of <see cref="Shape.Item"/>.</summary>
    List,

    /// <summary>A JSON object whose keys are data and whose values are <see cref="Shape.Item"/>.</summary>
    Map,

    /// <summary>A JSON string; one of <see cref="Shape.EnumValues"/> where the service lists them.</summary>
    String,

    /// <summary>A JSON number without fraction, at most 64 bits.</summary>
    Integer,

    /// <summary>A JSON number.</summary>
    Double,

    /// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A JSON string in UTC, <c>yyyy-MM-ddTHH:mm:ss[.ffffff]Z</c>, whatever the wire format was.</summary>
    Timestamp,

    /// <summary>A JSON string in base64.</summary>
    Blob,

    /// <summary>An IAM policy that IAM sends URL-encoded; a JSON object once decoded, as the AWS CLI prints it.</summary>
    PolicyDocument,

    /// <summary>Free-form JSON of any type (a modelled <em>document</em>).</summary>
    Any,
}
