using System.Text.Json;

namespace Itog.Exam.Regulation;

/// <summary>
/// A place in a pack's JSON while it is being read. Everything wrong is noted with its path and reading goes on,
/// so that one load names every fault. Owned by one <see cref="RegulationLoader"/> call.
/// </summary>
internal readonly struct PackReader(JsonElement element, string path, List<RegulationFault> faults)
{
    public string Path => path;

    /// <summary>The names of an object's members, to find those that nobody reads.</summary>
    public IEnumerable<string> Names => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(p => p.Name) : [];

    public void Fault(string message) => faults.Add(new RegulationFault(path.Length == 0 ? "$" : path, message));

    public PackReader? Member(string name)
    {
        var memberPath = path.Length == 0 ? name : $"{path}.{name}";
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("an object is expected");
            return null;
        }

        if (element.TryGetProperty(name, out var member))
        {
            return new PackReader(member, memberPath, faults);
        }

        faults.Add(new RegulationFault(memberPath, "is missing"));
        return null;
    }

    public IReadOnlyList<PackReader> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Fault("an array is expected");
            return [];
        }

        var items = new List<PackReader>();
        foreach (var item in element.EnumerateArray())
        {
            items.Add(new PackReader(item, $"{path}[{items.Count}]", faults));
        }

        return items;
    }

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public string Text()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Fault("a text that is not empty is expected");
        return string.Empty;
    }

    public int Number(int least, int most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number))
        {
            if (number >= least && number <= most)
            {
                return number;
            }

            Fault($"{number} is not between {least} and {most}");
            return least;
        }

        Fault("a whole number is expected");
        return least;
    }

    public bool Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Fault("true or false is expected");
        return false;
    }

    public TimeOnly Time()
    {
        if (element.ValueKind == JsonValueKind.String
            && TimeOnly.TryParseExact(element.GetString(), "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time))
        {
            return time;
        }

        Fault("a time HH:mm is expected");
        return default;
    }

    /// <summary>A member of an enumeration by its camel-case name.</summary>
    public T Choice<T>()
        where T : struct, Enum
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Camel(value.ToString()) == text)
            {
                return value;
            }
        }

        Fault($"one of {string.Join(", ", Enum.GetNames<T>().Select(Camel))} is expected");
        return default;
    }

    /// <summary>The clause of this object, checked against the sources of the pack.</summary>
    public string Clause(IReadOnlyDictionary<string, string> sources)
    {
        if (Member("clause") is not { } member)
        {
            return string.Empty;
        }

        var clause = member.Text();
        if (clause.Length > 0 && !sources.ContainsKey(clause.Split(' ')[0]))
        {
            member.Fault($"'{clause}' cites a source that is not among {string.Join(", ", sources.Keys)}");
        }

        return clause;
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
