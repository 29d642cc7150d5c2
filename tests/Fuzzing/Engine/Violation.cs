using System.Diagnostics.CodeAnalysis;

namespace Itog.Fuzzing.Engine;

/// <summary>A property of a target did not hold for an input.</summary>
internal sealed class Violation(string property) : Exception(property)
{
    public static void Unless([DoesNotReturnIf(false)] bool holds, string property)
    {
        if (!holds)
        {
            throw new Violation(property);
        }
    }
}
