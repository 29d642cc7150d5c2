using System.Globalization;
using System.Text.Json;
using Itog.Exam.Scoring;

namespace Itog.Exam.Regulation;

/// <summary>Puts the values of a file into words, by the titles of the schema. Stateless; any thread.</summary>
internal static class PackWords
{
    private static readonly string[][] Ordinals =
    [
        ["первый", "первая", "первое"], ["второй", "вторая", "второе"], ["третий", "третья", "третье"],
        ["четвёртый", "четвёртая", "четвёртое"], ["пятый", "пятая", "пятое"],
    ];

    private static readonly string[] WorkingDay = ["рабочий", "рабочая", "рабочее"];

    /// <summary>Every value of the file in its order, with the stages of the course.</summary>
    public static IReadOnlyList<RegulationEntry> Entries(PackNode root, RegulationPack pack)
    {
        var chapters = Definition("pack").GetProperty("properties");
        var entries = new List<RegulationEntry>();
        foreach (var (name, chapter) in root.Members.Where(m => m.Value.Members.Values.Any(v => v["value"] is not null)))
        {
            var rule = chapters.GetProperty(name);
            var title = rule.GetProperty("title").GetString()!;
            entries.AddRange(chapter.Members.Select(m => name == "deadlines"
                ? Entry(pack, m.Value, title, m.Value["title"]!.Text, Deadline(m.Value["value"]!))
                : Entry(pack, m.Value, title, rule.GetProperty("properties").GetProperty(m.Key).GetProperty("title").GetString()!, Value(m.Value, rule, m.Key))));
            if (name == "course")
            {
                entries.AddRange(pack.Stages.Select(s => Stage(pack, s, title)));
            }
        }

        return entries;
    }

    private static RegulationEntry Entry(RegulationPack pack, PackNode ruled, string section, string title, string text)
    {
        var clause = ruled["clause"]!.Text;
        return new RegulationEntry(ruled.Path, section, title, text, clause, pack.Cite(clause), ruled["note"]?.Text);
    }

    private static RegulationEntry Stage(RegulationPack pack, StageRule stage, string section)
    {
        var text = stage.Limit is { } limit ? $"не более {Span(limit)}" : "без ограничения";
        var path = $"course.stages.{JsonNamingPolicy.CamelCase.ConvertName(stage.Stage.ToString())}";
        return new RegulationEntry(path, section, $"Этап «{stage.Title}»", stage.Counted ? text : $"{text}, не входит во время ответа", stage.Clause, pack.Cite(stage.Clause), null);
    }

    private static string Value(PackNode ruled, JsonElement chapter, string key)
    {
        var value = ruled["value"]!;
        return key switch
        {
            "criteriaSet" => CriteriaSets.Get(value.Text).Title,
            "stages" => ExamCourses.Get(value.Text).Title,
            "retention" => Until(value),
            _ => Words(value, chapter.GetProperty("properties").GetProperty(key).GetProperty("properties").GetProperty("value")),
        };
    }

    private static string Words(PackNode node, JsonElement rule)
    {
        if (rule.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/$defs/".Length..];
            return name switch
            {
                "dateRule" => DateRule(node),
                "date" => Date(node),
                _ when Definition(name).TryGetProperty("oneOf", out _) => Choice(name, node.Text),
                _ => Words(node, Definition(name)),
            };
        }

        return node.Kind switch
        {
            JsonValueKind.True => "да",
            JsonValueKind.False => "нет",
            JsonValueKind.Null => "не названо",
            JsonValueKind.Number => node.Number.ToString(Russian.Culture),
            JsonValueKind.Array => node.Items.Count == 0 ? "нет" : string.Join("; ", node.Items.Select(i => Words(i, rule.GetProperty("items")))),
            JsonValueKind.Object => string.Join("; ", node.Members.Select(m => Member(m.Key, m.Value, rule))),
            _ => node.Text,
        };
    }

    private static string Member(string name, PackNode node, JsonElement rule)
    {
        var member = rule.GetProperty("properties").GetProperty(name);
        return $"{member.GetProperty("title").GetString()}: {Words(node, member)}";
    }

    private static string DateRule(PackNode node)
    {
        if (node["date"] is { } date)
        {
            return Date(date);
        }

        var weekday = Choice("weekday", node["weekday"]!.Text);
        // Days of the week are masculine, feminine or (Sunday) neuter.
        var gender = weekday.EndsWith('е') ? 2 : weekday.EndsWith('а') ? 1 : 0;
        var working = node["workingOnly"]!.Kind == JsonValueKind.True ? WorkingDay[gender] + " " : "";
        return $"{Ordinals[(int)node["ordinal"]!.Number - 1][gender]} {working}{weekday} {Month((int)node["month"]!.Number)}";
    }

    private static string Deadline(PackNode value)
    {
        var dates = value["dates"]?.Members.Select(d => $"{Choice("examRound", d.Key)} — {Date(d.Value)}").ToList() ?? [];
        if (value["days"]!.Kind != JsonValueKind.Number)
        {
            return dates.Count == 0 ? "определяет регион" : string.Join("; ", dates);
        }

        var days = (int)value["days"]!.Number;
        var kind = value["kind"]?.Text == "working" ? "рабочих" : "календарных";
        var moment = Choice("deadlineEvent", value["from"]!.Text);
        var term = days switch
        {
            0 => $"в тот же день; отсчёт: {moment}",
            < 0 => $"за {-days} {Days(-days, kind)} до события; отсчёт: {moment}",
            _ => $"не позже чем через {days} {Days(days, kind)}; отсчёт: {moment}",
        };
        return string.Join("; ", new[] { term + (value["hour"] is { } hour ? $"; до {hour.Text}" : "") }.Concat(dates));
    }

    private static string Days(int count, string kind) => Russian.Form(
        count, kind == "рабочих" ? "рабочий день" : "календарный день", $"{kind} дня", $"{kind} дней");

    private static string Until(PackNode value)
    {
        var year = (int)value["yearsLater"]!.Number switch { 0 => "года проведения", 1 => "следующего года", var n => $"через {n} г." };
        return $"{value["day"]!.Number.ToString(Russian.Culture)} {Month((int)value["month"]!.Number)} {year}";
    }

    private static string Choice(string definition, string name) =>
        Definition(definition).GetProperty("oneOf").EnumerateArray().Single(c => c.GetProperty("const").ValueEquals(name)).GetProperty("title").GetString()!;

    private static string Date(PackNode node) => DateOnly.ParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Month(int month) => Russian.Culture.DateTimeFormat.MonthGenitiveNames[month - 1];

    private static string Span(TimeSpan span) => span.Seconds == 0 ? $"{(int)span.TotalMinutes} мин" : $"{(int)span.TotalSeconds} с";

    private static JsonElement Definition(string name) => RegulationLoader.Schema.GetProperty("$defs").GetProperty(name);
}
