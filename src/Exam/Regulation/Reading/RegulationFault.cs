using System.Globalization;

namespace Itog.Exam.Regulation;

/// <summary>What is wrong with a regulation file, where, and how to mend it; in Russian, for whoever wrote the file.</summary>
/// <param name="Path">The key: <c>day.startTime.value</c>.</param>
/// <param name="Line">The line in the file, from 1; 0 when it belongs to no line.</param>
/// <param name="Clause">The clause that stands beside the value, if it has one.</param>
public sealed record RegulationFault(string Path, string Message, int Line = 0, string? Clause = null)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Line > 0 ? $"строка {Line}, " : "")}{Path}{(Clause is null ? "" : $" ({Clause})")}: {Message}");
}
