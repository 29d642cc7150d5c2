using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Protocol;
using Itog.Queue.Views;

namespace Itog.Server.Rechecks;

/// <summary>Draws a recheck's protocol as the expert's page knows protocols: the code stands in place of name, class and room. Pure.</summary>
internal static class RecheckProtocolView
{
    public static ProtocolView Of(RecheckPage page, Guid rechecker)
    {
        var (recheck, sheet) = (page.Recheck, page.Sheet);
        var regulation = RegulationPacks.Get(recheck.ExamDay!.RegulationId);
        var written = recheck.Protocol?.Written();
        var scored = ProtocolParts.Of(sheet, written, regulation);
        return scored with
        {
            AttemptId = Guid.Empty,
            Name = new PersonName(recheck.Code, string.Empty, string.Empty),
            Class = string.Empty,
            Variant = page.Variant,
            Phase = AttemptPhase.Finished,
            Owner = ProtocolOwner.Me,
            Expert = null,
            Obstacles = written?.SignedAt is not null ? [] : [.. ProtocolParts.Obstacles(sheet).Select(p => ProblemView.Of(p, regulation))],
            Written = page.Written?.Select(w => new WrittenView(w.Task, w.Revision, w.Text, null, Open: false)).ToList(),
            RecordingUrl = $"/api/rechecks/{recheck.Code}/recording",
        };
    }
}
