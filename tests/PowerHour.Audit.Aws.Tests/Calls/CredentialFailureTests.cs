using PowerHour.Audit.Aws.Calls;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>Whoever has no credentials reads where they were looked for, and not how the SDK counts its exceptions.</summary>
public sealed class CredentialFailureTests
{
    [Theory]
    [InlineData("Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:\n\nException 1 of 2: The environment variables were not set.\nException 2 of 2: Unable to find the \"default\" profile..", "The environment variables were not set; Unable to find the \"default\" profile")]
    [InlineData("Unable to find the \"x\" profile.", "Unable to find the \"x\" profile.")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("", "")]
    public void The_places_are_told_one_after_the_other(string message, string expected) => Assert.Equal(expected, CredentialFailure.Of(message));
}
