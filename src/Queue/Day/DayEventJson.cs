using System.Collections.Frozen;
using System.Text.Json;
using Itog.Exam;

namespace Itog.Queue.Day;

/// <summary>How events stand in the audit log: the type by its name, the payload as JSON of its own fields.</summary>
public static class DayEventJson
{
    private static readonly FrozenDictionary<string, Type> Types =
        typeof(DayEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(DayEvent))).ToFrozenDictionary(t => t.Name);

    public static (string Type, string Payload) Write(DayEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return (happened.GetType().Name, JsonSerializer.Serialize(happened, happened.GetType(), ExamJson.Options));
    }

    /// <summary>Reads an event back; a type that this version does not know is a fault of the installation and throws.</summary>
    public static DayEvent Read(string type, string payload) => Types.TryGetValue(type, out var clr)
        ? (DayEvent)JsonSerializer.Deserialize(payload, clr, ExamJson.Options)!
        : throw new NotSupportedException($"The log holds an event '{type}' that this version does not know.");
}
