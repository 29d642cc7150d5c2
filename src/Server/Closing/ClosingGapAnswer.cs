using System.Globalization;
using Itog.Exam.Closing;
using Itog.Exam.Regulation;

namespace Itog.Server.Closing;

/// <summary>One thing that is missing: what, whose, how it is mended, on which page, and the clause that asks for it.</summary>
internal sealed record ClosingGapAnswer(
    string Code, string Subject, string Detail, ClosingPlace Place, string Page, string? Clause, Guid? ParticipantId, Guid? AttemptId)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source { get; } = RegulationPacks.Cite(Clause);

    public static ClosingGapAnswer Of(int school, ClosingGap gap) => new(
        gap.Code, gap.Subject, gap.Detail, gap.Place, PageOf(school, gap), gap.Clause, gap.ParticipantId, gap.AttemptId);

    private static string PageOf(int school, ClosingGap gap) => gap.Place switch
    {
        ClosingPlace.Station => InAuditorium("station", gap),
        ClosingPlace.Expert => InAuditorium("expert", gap),
        ClosingPlace.Technician => InAuditorium("technician", gap),
        var section => string.Create(CultureInfo.InvariantCulture, $"/organizer?school={school}#/{section.ToString().ToLowerInvariant()}"),
    };

    private static string InAuditorium(string page, ClosingGap gap) =>
        gap.AuditoriumId is { } auditorium ? string.Create(CultureInfo.InvariantCulture, $"/{page}?auditorium={auditorium}") : "/";
}
