namespace Itog.Exam.Regulation;

/// <summary>
/// The rules of the exam in one region and year, with the clause beside every value. Immutable; loaded once from a JSON file
/// and shared by everybody. Where regions differ, their packs differ, never the code.
/// </summary>
public sealed record RegulationPack
{
    public required string Id { get; init; }

    public required string Region { get; init; }

    public required int Year { get; init; }

    /// <summary>The documents that the clauses cite, by the short key that a clause begins with.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>Before this local time the materials stay sealed.</summary>
    public required Ruled<TimeOnly> KimReleaseTime { get; init; }

    public required Ruled<TimeOnly> StartTime { get; init; }

    /// <summary>The course, in order: one rule for every <see cref="Stage"/>.</summary>
    public required IReadOnlyList<StageRule> Stages { get; init; }

    public required Ruled<string> CriteriaSetId { get; init; }

    public required Ruled<IReadOnlyList<ScoringScheme>> ScoringSchemes { get; init; }

    public required Ruled<RecordingMode> RecordingMode { get; init; }

    /// <summary>Whether the remote form must also be recorded as video.</summary>
    public required Ruled<bool> VideoRequired { get; init; }

    public required Ruled<LateRule> LateRule { get; init; }

    public required Ruled<FailureRule> FailureRule { get; init; }

    /// <summary>How long a lost connection is waited for before it counts as a failure.</summary>
    public required Ruled<TimeSpan> ConnectionPatience { get; init; }

    public required Ruled<bool> ShowQueuePosition { get; init; }

    public required Ruled<DocumentRule> DocumentRule { get; init; }

    /// <summary>The time added for those to whom it is granted.</summary>
    public required Ruled<TimeSpan> ExtraTime { get; init; }

    public required Ruled<FileNamePattern> RecordingFileName { get; init; }

    public required FormTitles FormTitles { get; init; }

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required Ruled<RetentionRule> Retention { get; init; }

    /// <summary>The rule of one stage.</summary>
    public StageRule RuleOf(Stage stage) => Stages[(int)stage];

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
