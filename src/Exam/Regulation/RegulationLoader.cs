using System.Text.Json;

namespace Itog.Exam.Regulation;

/// <summary>Reads a regulation pack from JSON and refuses it with every fault named. Stateless apart from one load; any thread.</summary>
public sealed class RegulationLoader
{
    private static readonly string[] Members =
    [
        "id", "region", "year", "sources", "kimReleaseTime", "startTime", "stages", "criteriaSet", "scoringSchemes", "recordingMode",
        "videoRequired", "lateRule", "failureRule", "connectionPatienceSeconds", "showQueuePosition", "documentRule", "extraMinutes",
        "recordingFileName", "formTitles", "deadlines", "retention",
    ];

    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<RegulationFault> faults = [];

    private IReadOnlyDictionary<string, string> sources = new Dictionary<string, string>();

    private RegulationLoader()
    {
    }

    /// <summary>Loads a pack; throws <see cref="InvalidRegulationException"/> that names path and fault of everything wrong.</summary>
    public static RegulationPack Load(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return new RegulationLoader().Read(document.RootElement, name);
        }
        catch (JsonException broken)
        {
            var line = (broken.LineNumber ?? 0) + 1;
            throw new InvalidRegulationException(name, [new RegulationFault("$", $"not JSON, line {line}: {broken.Message}")]);
        }
    }

    private RegulationPack Read(JsonElement element, string name)
    {
        var root = new PackReader(element, string.Empty, faults);
        foreach (var unknown in root.Names.Except(Members))
        {
            faults.Add(new RegulationFault(unknown, "is not a member of a pack"));
        }

        sources = Sources(root);
        var pack = new RegulationPack
        {
            Id = root.Member("id")?.Text() ?? string.Empty,
            Region = root.Member("region")?.Text() ?? string.Empty,
            Year = root.Member("year")?.Number(2019, 2100) ?? 0,
            Sources = sources,
            KimReleaseTime = Ruled(root, "kimReleaseTime", v => v.Time()),
            StartTime = Ruled(root, "startTime", v => v.Time()),
            Stages = Stages(root),
            CriteriaSetId = Ruled(root, "criteriaSet", v => v.Text()),
            ScoringSchemes = Ruled(root, "scoringSchemes", Schemes),
            RecordingMode = Ruled(root, "recordingMode", v => v.Choice<RecordingMode>()),
            VideoRequired = Ruled(root, "videoRequired", v => v.Flag()),
            LateRule = Ruled(root, "lateRule", v => v.Choice<LateRule>()),
            FailureRule = Ruled(root, "failureRule", Failure),
            ConnectionPatience = Ruled(root, "connectionPatienceSeconds", v => TimeSpan.FromSeconds(v.Number(5, 3600))),
            ShowQueuePosition = Ruled(root, "showQueuePosition", v => v.Flag()),
            DocumentRule = Ruled(root, "documentRule", v => v.Choice<DocumentRule>()),
            ExtraTime = Ruled(root, "extraMinutes", v => TimeSpan.FromMinutes(v.Number(0, 240))),
            RecordingFileName = Ruled(root, "recordingFileName", Pattern),
            FormTitles = Titles(root),
            Deadlines = Deadlines(root),
            Retention = Ruled(root, "retention", Retention),
        };
        if (pack.KimReleaseTime.Value > pack.StartTime.Value)
        {
            faults.Add(new RegulationFault("kimReleaseTime", "lies after startTime"));
        }

        return faults.Count == 0 ? pack : throw new InvalidRegulationException(name, faults);
    }

    private static Dictionary<string, string> Sources(PackReader root)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Member("sources") is { } member)
        {
            foreach (var key in member.Names)
            {
                read[key] = member.Member(key)!.Value.Text();
            }
        }

        return read;
    }

    /// <summary>A member of the form <c>{ "value": …, "clause": "004 §5.1" }</c>.</summary>
    private Ruled<T> Ruled<T>(PackReader parent, string name, Func<PackReader, T> read)
    {
        if (parent.Member(name) is not { } member)
        {
            return new Ruled<T>(default!, string.Empty);
        }

        var value = member.Member("value");
        return new Ruled<T>(value is { } present ? read(present) : default!, member.Clause(sources));
    }

    private StageRule[] Stages(PackReader root)
    {
        if (root.Member("stages") is not { } member)
        {
            return [];
        }

        var order = Enum.GetValues<Stage>();
        var items = member.Items();
        if (items.Count != order.Length)
        {
            member.Fault($"{order.Length} stages are expected, {items.Count} found");
        }

        var rules = new List<StageRule>(items.Count);
        foreach (var item in items)
        {
            var rule = ReadStage(item);
            if (rules.Count < order.Length && rule.Stage != order[rules.Count])
            {
                item.Fault($"the stage {PackReader.Camel(order[rules.Count].ToString())} is expected here");
            }

            rules.Add(rule);
        }

        return [.. rules];
    }

    private StageRule ReadStage(PackReader item)
    {
        var limit = item.Member("limitSeconds");
        var task = item.Member("task");
        return new StageRule(
            item.Member("id")?.Choice<Stage>() ?? default,
            item.Member("title")?.Text() ?? string.Empty,
            limit is { IsNull: false } seconds ? TimeSpan.FromSeconds(seconds.Number(1, 3600)) : null,
            item.Member("counted")?.Flag() ?? false,
            task is { IsNull: false } number ? number.Number(1, 4) : null,
            item.Member("card")?.Choice<KimCard>() ?? default,
            item.Member("notesAllowed")?.Flag() ?? false,
            item.Member("interlocutor")?.Text() ?? string.Empty,
            item.Member("participant")?.Text() ?? string.Empty,
            item.Clause(sources));
    }

    private static IReadOnlyList<ScoringScheme> Schemes(PackReader value)
    {
        var schemes = value.Items().Select(i => i.Choice<ScoringScheme>()).ToList();
        if (schemes.Count == 0)
        {
            value.Fault("at least one scheme is expected");
        }

        return schemes;
    }

    private static FailureRule Failure(PackReader value) => new(
        value.Member("place")?.Choice<LateRule>() ?? default,
        value.Member("unseenVariantOnceShown")?.Flag() ?? false,
        value.Member("wishAsked")?.Flag() ?? false);

    private static FileNamePattern Pattern(PackReader value)
    {
        var text = value.Text();
        var pattern = FileNamePattern.Parse(text, out var fault);
        if (text.Length > 0 && fault is not null)
        {
            value.Fault(fault);
        }

        return pattern!;
    }

    private FormTitles Titles(PackReader root)
    {
        var titles = root.Member("formTitles");
        return new FormTitles(
            Title("expertProtocol"),
            Title("protocolEarlyEnd"),
            Title("protocolRemoved"),
            Title("auditoriumRegister"),
            Title("auditoriumRegisterCode"),
            Title("registerEarlyEnd"),
            Title("registerRemoved"),
            Title("subjectName"),
            Title("participantList"),
            Title("participantListSpecial"),
            Title("resultForm"),
            Title("earlyEndAct"),
            Title("earlyEndActCode"),
            Title("removalAct"),
            Title("removalActCode"),
            Title("noRecordingAct"),
            Title("acquaintanceProtocol"),
            Title("application"),
            Title("connectionSchedule"),
            Title("destructionAct"));

        Ruled<string> Title(string name) => titles is { } present ? Ruled(present, name, v => v.Text()) : new Ruled<string>(string.Empty, string.Empty);
    }

    private Deadline[] Deadlines(PackReader root) =>
        root.Member("deadlines") is not { } member ? [] :
        [
            .. member.Items().Select(item => new Deadline(
                item.Member("id")?.Text() ?? string.Empty,
                item.Member("title")?.Text() ?? string.Empty,
                item.Member("days")?.Number(-366, 366) ?? 0,
                item.Member("kind")?.Choice<DayKind>() ?? default,
                item.Member("countsFrom")?.Text() ?? string.Empty,
                item.Clause(sources))),
        ];

    private static RetentionRule Retention(PackReader value)
    {
        var month = value.Member("month")?.Number(1, 12) ?? 1;
        var day = value.Member("day");
        var years = value.Member("yearsLater")?.Number(0, 10) ?? 0;
        // 2027 is not a leap year, so the date exists every year.
        return new RetentionRule(day?.Number(1, DateTime.DaysInMonth(2027, month)) ?? 1, month, years);
    }
}
