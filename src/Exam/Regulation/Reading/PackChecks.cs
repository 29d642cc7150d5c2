using System.Globalization;
using Itog.Exam.Scoring;

namespace Itog.Exam.Regulation;

/// <summary>What must agree inside a pack and no schema can say. Works on a file that the schema has passed.</summary>
internal static class PackChecks
{
    public static void Check(PackNode root, string name, List<RegulationFault> faults)
    {
        CheckName(root, name, faults);
        CheckClauses(root, root["sources"]!, faults);
        CheckHours(root["day"]!, faults);
        CheckReferences(root, faults);
        CheckDates(root, faults);
    }

    public static void CheckCourse(PackNode root, List<RegulationFault> faults)
    {
        var stages = root["stages"]!.Items;
        var order = Enum.GetNames<Stage>().Select(Camel).ToList();
        foreach (var (stage, expected) in stages.Zip(order).Where(p => p.First["id"]!.Text != p.Second))
        {
            faults.Add(stage.Fault($"этапы идут по порядку: здесь должен стоять {expected}"));
        }

        if (stages.Count != order.Count)
        {
            faults.Add(root["stages"]!.Fault(string.Create(CultureInfo.InvariantCulture, $"этапов должно быть {order.Count}, а их {stages.Count}: {string.Join(", ", order)}")));
        }
    }

    private static void CheckName(PackNode root, string name, List<RegulationFault> faults)
    {
        var expected = Path.GetFileNameWithoutExtension(name);
        if (root["id"]!.Text != expected)
        {
            faults.Add(root["id"]!.Fault($"файл называется «{expected}»: имя файла и id должны совпадать"));
        }
    }

    /// <summary>A clause begins with the key of a source, so that people can be told the document's name.</summary>
    private static void CheckClauses(PackNode node, PackNode sources, List<RegulationFault> faults)
    {
        foreach (var (name, member) in node.Members)
        {
            if (name == "clause" && sources[member.Text.Split(' ')[0]] is null)
            {
                faults.Add(member.Fault($"источника «{member.Text.Split(' ')[0]}» нет в разделе sources; там есть: {string.Join(", ", sources.Members.Keys)}"));
            }

            CheckClauses(member, sources, faults);
        }

        foreach (var item in node.Items)
        {
            CheckClauses(item, sources, faults);
        }
    }

    private static void CheckHours(PackNode day, List<RegulationFault> faults)
    {
        var release = Hour(day["kimReleaseTime"]!);
        var start = Hour(day["startTime"]!);
        if (release > start)
        {
            faults.Add(day["kimReleaseTime"]!["value"]!.Fault("КИМ открываются позже начала экзамена (startTime): проверьте оба времени"));
        }

        if (Hour(day["kimReceivedBy"]!) is { } received && (received < release || received > start))
        {
            faults.Add(day["kimReceivedBy"]!["value"]!.Fault("срок получения КИМ лежит вне промежутка от kimReleaseTime до startTime: проверьте время"));
        }

        static TimeOnly? Hour(PackNode ruled) =>
            ruled["value"]!.Text is { Length: > 0 } text ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : null;
    }

    private static void CheckReferences(PackNode root, List<RegulationFault> faults)
    {
        var course = root["course"]!["stages"]!["value"]!;
        if (!ExamCourses.All.Any(c => c.Id == course.Text))
        {
            faults.Add(course.Fault($"такого хода экзамена нет; есть: {string.Join(", ", ExamCourses.All.Select(c => c.Id))}"));
        }

        var set = root["scoring"]!["criteriaSet"]!["value"]!;
        if (!CriteriaSets.All.Any(s => s.Id == set.Text))
        {
            faults.Add(set.Fault($"такого набора критериев нет; есть: {string.Join(", ", CriteriaSets.All.Select(s => s.Id).Order(StringComparer.Ordinal))}"));
        }

        var pattern = root["recording"]!["recordingFileName"]!["value"]!;
        _ = FileNamePattern.Parse(pattern.Text, out var fault);
        if (fault is not null)
        {
            faults.Add(pattern.Fault(fault));
        }
    }

    private static void CheckDates(PackNode root, List<RegulationFault> faults)
    {
        var until = root["retention"]!["retention"]!["value"]!;
        // 2027 is not a leap year, so the date exists every year.
        if (until["day"]!.Number > DateTime.DaysInMonth(2027, (int)until["month"]!.Number))
        {
            faults.Add(until["day"]!.Fault("в этом месяце нет такого дня"));
        }

        foreach (var deadline in root["deadlines"]!.Members.Values.Where(d => d["value"]!["days"] is { } days && days.Number != 0 && d["value"]!["from"] is null))
        {
            faults.Add(deadline["value"]!.Fault("у срока нет события, от которого он считается: добавьте ключ «from»"));
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
