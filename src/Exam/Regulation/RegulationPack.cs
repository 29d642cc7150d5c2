using System.Text.Json.Serialization;
using Itog.Exam.People;

namespace Itog.Exam.Regulation;

/// <summary>
/// The rules of the exam in one region and year, with the clause beside every value. Immutable; loaded once from a JSON file
/// and shared by everybody. Where regions differ, their packs differ, never the code.
/// </summary>
public sealed record RegulationPack
{
    public required string Id { get; init; }

    /// <summary>Raised with every change of the file; a file of a higher version replaces the one that ships.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Region { get; init; }

    public required int Year { get; init; }

    /// <summary>The documents that the clauses cite, by the short key that a clause begins with.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public required ExamDates Dates { get; init; }

    /// <summary>Before this local time the materials stay sealed.</summary>
    public required Ruled<TimeOnly> KimReleaseTime { get; init; }

    /// <summary>By when the school should have the materials; only a warning hangs on it [contradiction Q8].</summary>
    public required Ruled<TimeOnly?> KimReceivedBy { get; init; }

    public required Ruled<KimDelivery> KimDelivery { get; init; }

    public required Ruled<TimeOnly> StartTime { get; init; }

    /// <summary>How long before the start the technician opens the conference.</summary>
    [JsonPropertyName("conferenceOpensMinutes"), JsonConverter(typeof(MinutesConverter))]
    public required Ruled<TimeSpan> ConferenceOpens { get; init; }

    /// <summary>How long before the start interlocutor and expert have their papers.</summary>
    [JsonPropertyName("formsHandedOutMinutes"), JsonConverter(typeof(MinutesConverter))]
    public required Ruled<TimeSpan> FormsHandedOut { get; init; }

    public required Ruled<DocumentRule> DocumentRule { get; init; }

    public required Ruled<DraftSheet> DraftSheet { get; init; }

    public required Ruled<ListeningOffer> Listening { get; init; }

    public required Ruled<IReadOnlyList<ExamPlace>> EarlyEndPlaces { get; init; }

    public required Ruled<bool> EarlyEndMedicalWorker { get; init; }

    /// <summary>Whether an internal inquiry comes before a removal [contradiction Q12].</summary>
    public required Ruled<bool> RemovalInquiry { get; init; }

    public required Ruled<IReadOnlyList<SameDayNotice>> SameDayNotices { get; init; }

    /// <summary>The longest break of interlocutor and expert between two answers.</summary>
    [JsonPropertyName("breakMinutes"), JsonConverter(typeof(MinutesConverter))]
    public required Ruled<TimeSpan> Break { get; init; }

    /// <summary>The course, in order: one rule for every <see cref="Stage"/>.</summary>
    public required IReadOnlyList<StageRule> Stages { get; init; }

    public required Ruled<LateRule> LateRule { get; init; }

    public required Ruled<FailureRule> FailureRule { get; init; }

    /// <summary>How long a lost connection is waited for before it counts as a failure.</summary>
    [JsonPropertyName("connectionPatienceSeconds"), JsonConverter(typeof(SecondsConverter))]
    public required Ruled<TimeSpan> ConnectionPatience { get; init; }

    public required Ruled<bool> ShowQueuePosition { get; init; }

    /// <summary>Whether the auditoriums of a school share their queues on the day; packs of before it was asked allow it.</summary>
    public Ruled<bool> SharedQueue { get; init; } = new(true, "default");

    /// <summary>The time added for those to whom it is granted.</summary>
    [JsonPropertyName("extraMinutes"), JsonConverter(typeof(MinutesConverter))]
    public required Ruled<TimeSpan> ExtraTime { get; init; }

    public required Ruled<IReadOnlyList<ExtraTimeGround>> ExtraTimeGrounds { get; init; }

    public required Ruled<WrittenFormDecision> WrittenFormDecision { get; init; }

    /// <summary>Whether the written form is filmed [001 §9.6].</summary>
    public required Ruled<bool> WrittenFormVideo { get; init; }

    [JsonPropertyName("criteriaSet")]
    public required Ruled<string> CriteriaSetId { get; init; }

    public required Ruled<IReadOnlyList<ScoringScheme>> ScoringSchemes { get; init; }

    public required Ruled<SchemeChooser> SchemeChosenBy { get; init; }

    /// <summary>The cases that are scored only from the recording.</summary>
    public required Ruled<IReadOnlyList<SchemeCase>> FromRecordingOnly { get; init; }

    public required Ruled<RecordingMode> RecordingMode { get; init; }

    public required Ruled<RecordingChooser> RecordingModeChosenBy { get; init; }

    /// <summary>Whether the remote form must also be recorded as video.</summary>
    public required Ruled<bool> VideoRequired { get; init; }

    /// <summary>Whether a recording may be paused in the course of an answer.</summary>
    public required Ruled<bool> RecordingPause { get; init; }

    /// <summary>Who starts, pauses and stops a participant's recording.</summary>
    public required Ruled<IReadOnlyList<StaffRole>> RecordingControl { get; init; }

    public required Ruled<FileNamePattern> RecordingFileName { get; init; }

    public required RemoteRules Remote { get; init; }

    public required ConsentRules Consent { get; init; }

    public required StaffRules Staff { get; init; }

    public required FormTitles FormTitles { get; init; }

    public required ExchangeRules Exchange { get; init; }

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required ResultRules Results { get; init; }

    public required ReadmissionRules Readmission { get; init; }

    public required RecheckRules Recheck { get; init; }

    public required Ruled<RetentionRule> Retention { get; init; }

    public required Ruled<DestructionRule> Destruction { get; init; }

    /// <summary>Every value in words, in the order of the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<RegulationEntry> Entries { get; init; } = [];

    /// <summary>The rule of one stage.</summary>
    public StageRule RuleOf(Stage stage) => Stages[(int)stage];

    /// <summary>The term with this id, or null when the pack has none.</summary>
    public Deadline? Deadline(string id) => Deadlines.FirstOrDefault(d => d.Id == id);

    /// <summary>A clause in words for people: <c>004 §5.1</c> becomes the name of the document and «п. 5.1».</summary>
    public string Cite(string clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var space = clause.IndexOf(' ', StringComparison.Ordinal);
        var key = space < 0 ? clause : clause[..space];
        if (!Sources.TryGetValue(key, out var source))
        {
            return clause;
        }

        var place = space < 0 ? string.Empty : clause[(space + 1)..].Replace("§", "п.\u00A0", StringComparison.Ordinal);
        return place.Length == 0 ? source : $"{source}, {place}";
    }
}
