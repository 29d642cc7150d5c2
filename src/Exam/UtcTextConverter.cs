using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Itog.Exam;

/// <summary>Stores a moment as UTC text of fixed width: SQLite can then compare and sort it, and a person can read it.</summary>
internal sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(
    moment => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
    text => new DateTimeOffset(DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
}
