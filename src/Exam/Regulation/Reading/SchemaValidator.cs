using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Itog.Exam.Regulation;

/// <summary>
/// Checks a regulation file against <c>regulation.schema.json</c>. Knows the keywords that this schema uses (a test holds
/// that), and says in words of the schema's own titles what is wrong. Stateless apart from the list of faults; one load.
/// </summary>
internal sealed class SchemaValidator(JsonElement schema, List<RegulationFault> faults)
{
    /// <summary>The keywords that are checked here.</summary>
    public static readonly IReadOnlyList<string> Checked =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "minItems", "oneOf", "const", "pattern", "minLength", "minimum", "maximum",
    ];

    public static void Validate(PackNode node, JsonElement schema, string definition, List<RegulationFault> faults) =>
        new SchemaValidator(schema, faults).Check(node, schema.GetProperty("$defs").GetProperty(definition));

    private void Check(PackNode node, JsonElement rule)
    {
        if (rule.ValueKind == JsonValueKind.True || !HasType(node, rule))
        {
            return;
        }

        if (rule.TryGetProperty("$ref", out var reference))
        {
            Check(node, Definition(reference.GetString()!));
        }

        if (rule.TryGetProperty("oneOf", out var choices))
        {
            CheckChoice(node, rule, choices);
        }

        CheckText(node, rule);
        CheckNumber(node, rule);
        CheckItems(node, rule);
        CheckMembers(node, rule);
    }

    private JsonElement Definition(string reference) => schema.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private bool HasType(PackNode node, JsonElement rule)
    {
        if (!rule.TryGetProperty("type", out var type))
        {
            return true;
        }

        string[] allowed = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
        if (allowed.Any(name => Is(node, name)))
        {
            return true;
        }

        faults.Add(node.Fault($"ожидается {string.Join(" или ", allowed.Select(Words))}, а стоит {Words(node.Kind)}"));
        return false;
    }

    private static bool Is(PackNode node, string type) => type switch
    {
        "object" => node.Kind == JsonValueKind.Object,
        "array" => node.Kind == JsonValueKind.Array,
        "string" => node.Kind == JsonValueKind.String,
        "integer" => node.Kind == JsonValueKind.Number && node.Number == decimal.Truncate(node.Number),
        "boolean" => node.Kind is JsonValueKind.True or JsonValueKind.False,
        _ => node.Kind == JsonValueKind.Null,
    };

    private static string Words(string type) => type switch
    {
        "object" => "объект { … }",
        "array" => "список [ … ]",
        "string" => "текст",
        "integer" => "целое число",
        "boolean" => "true или false",
        _ => "null",
    };

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "объект",
        JsonValueKind.Array => "список",
        JsonValueKind.String => "текст",
        JsonValueKind.Number => "число",
        JsonValueKind.Null => "null",
        _ => "true или false",
    };

    /// <summary>Either a list of constants with their titles, or several shapes of which one must fit.</summary>
    private void CheckChoice(PackNode node, JsonElement rule, JsonElement choices)
    {
        var constants = choices.EnumerateArray().Where(c => c.TryGetProperty("const", out _)).ToList();
        if (constants.Count == choices.GetArrayLength())
        {
            if (node.Kind != JsonValueKind.String || !constants.Exists(c => c.GetProperty("const").ValueEquals(node.Text)))
            {
                var known = constants.Select(c => $"{c.GetProperty("const").GetString()} ({c.GetProperty("title").GetString()})");
                faults.Add(node.Fault($"такого значения нет; возможны: {string.Join(", ", known)}"));
            }

            return;
        }

        var fits = choices.EnumerateArray().Count(choice =>
        {
            var trial = new List<RegulationFault>();
            new SchemaValidator(schema, trial).Check(node, choice);
            return trial.Count == 0;
        });
        if (fits != 1)
        {
            faults.Add(node.Fault($"ожидается {Description(rule)}"));
        }
    }

    private void CheckText(PackNode node, JsonElement rule)
    {
        if (node.Kind != JsonValueKind.String)
        {
            return;
        }

        if (rule.TryGetProperty("minLength", out var least) && node.Text.Trim().Length < least.GetInt32())
        {
            faults.Add(node.Fault("текст пуст: впишите его"));
        }
        else if (rule.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(node.Text, pattern.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            faults.Add(node.Fault($"«{node.Text}» не подходит: ожидается {Description(rule)}"));
        }
    }

    private void CheckNumber(PackNode node, JsonElement rule)
    {
        if (node.Kind != JsonValueKind.Number)
        {
            return;
        }

        var least = rule.TryGetProperty("minimum", out var minimum) ? minimum.GetInt32() : int.MinValue;
        var most = rule.TryGetProperty("maximum", out var maximum) ? maximum.GetInt32() : int.MaxValue;
        if (node.Number < least || node.Number > most)
        {
            faults.Add(node.Fault(string.Create(CultureInfo.InvariantCulture, $"{node.Number} не между {least} и {most}")));
        }
    }

    private void CheckItems(PackNode node, JsonElement rule)
    {
        if (node.Kind != JsonValueKind.Array)
        {
            return;
        }

        if (rule.TryGetProperty("minItems", out var least) && node.Items.Count < least.GetInt32())
        {
            faults.Add(node.Fault("список пуст: нужно хотя бы одно значение"));
        }

        if (rule.TryGetProperty("items", out var items))
        {
            foreach (var item in node.Items)
            {
                Check(item, items);
            }
        }
    }

    private void CheckMembers(PackNode node, JsonElement rule)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            return;
        }

        var known = rule.TryGetProperty("properties", out var properties) ? properties : default;
        if (rule.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(name => node[name] is null))
            {
                var path = node.Path.Length == 0 ? name : $"{node.Path}.{name}";
                faults.Add(new RegulationFault(path, $"нет обязательного ключа «{name}»{Title(known, name)}: добавьте его", node.Line, node.Clause));
            }
        }

        foreach (var (name, member) in node.Members)
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(name, out var memberRule))
            {
                Check(member, memberRule);
            }
            else if (rule.TryGetProperty("additionalProperties", out var others))
            {
                CheckOther(member, name, others, known);
            }
        }
    }

    private void CheckOther(PackNode member, string name, JsonElement rule, JsonElement known)
    {
        if (rule.ValueKind != JsonValueKind.False)
        {
            Check(member, rule);
            return;
        }

        string[] names = known.ValueKind == JsonValueKind.Object ? [.. known.EnumerateObject().Select(p => p.Name)] : [];
        var nearest = names.OrderBy(n => Spelling.Distance(n, name)).FirstOrDefault();
        var hint = nearest is not null && Spelling.Distance(nearest, name) <= 3 ? $"может быть, «{nearest}»?" : $"здесь возможны: {string.Join(", ", names)}";
        faults.Add(member.Fault($"ключа «{name}» здесь не бывает; {hint}"));
    }

    private string Title(JsonElement known, string name)
    {
        if (known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(name, out var rule) || rule.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        return rule.TryGetProperty("title", out var title) ? $" — {title.GetString()}"
            : rule.TryGetProperty("$ref", out var reference) && Definition(reference.GetString()!).TryGetProperty("title", out title) ? $" — {title.GetString()}"
            : "";
    }

    private static string Description(JsonElement rule) => rule.TryGetProperty("description", out var words) ? words.GetString()! : "другое значение";
}
