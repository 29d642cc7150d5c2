using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Itog.Exam;

/// <summary>Stores a value as JSON text, with Cyrillic left readable.</summary>
internal sealed class JsonTextConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, ExamJson.Options),
    text => JsonSerializer.Deserialize<T>(text, ExamJson.Options)!)
    where T : class;

/// <summary>Compares values by their JSON, so that a change inside a dictionary or list is seen.</summary>
internal sealed class JsonTextComparer<T>() : ValueComparer<T>(
    (left, right) => JsonSerializer.Serialize(left, ExamJson.Options) == JsonSerializer.Serialize(right, ExamJson.Options),
    value => JsonSerializer.Serialize(value, ExamJson.Options).GetHashCode(StringComparison.Ordinal),
    value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, ExamJson.Options), ExamJson.Options)!)
    where T : class;
