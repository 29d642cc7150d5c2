using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>By which schemes an answer may be scored: what the scale leaves, then the pack, then the decision of the day. Pure.</summary>
public static class SchemeRules
{
    /// <summary>The schemes that are left for a participant; never none.</summary>
    public static IReadOnlyList<ScoringScheme> For(RegulationPack regulation, Scale scale, Participant participant, IEnumerable<SchemeDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(participant);
        ArgumentNullException.ThrowIfNull(decisions);
        var possible = Possible(regulation, scale);

        // Without the consent nothing is recorded, so there is nothing to score from afterwards [001 §8.8, contradiction C12].
        if (participant.Consent == Consent.Refused && possible.Contains(ScoringScheme.Live))
        {
            return [ScoringScheme.Live];
        }

        if (regulation.SchemeChosenBy.Value == SchemeChooser.Regulation)
        {
            return Named(FromRecordingOnly(regulation, participant) ? ScoringScheme.FromRecording : ScoringScheme.Live, possible);
        }

        // 001 app. 4 §3 scores them afterwards, §10.2 leaves the choice to the school: the recording unless the school decides for the category [C6].
        var chosen = decisions.Where(d => d.Category is null || d.Category == participant.Category)
            .OrderByDescending(d => d.Category is not null).ThenByDescending(d => d.EnteredAt).ThenByDescending(d => d.Id).FirstOrDefault();
        return chosen?.Category is null && FromRecordingOnly(regulation, participant) ? Named(ScoringScheme.FromRecording, possible)
            : chosen is not null ? Named(chosen.Scheme, possible)
            : possible;
    }

    /// <summary>What may be chosen for a scale at all. A scale that knows one scheme keeps it, whatever the pack offers [004 §6.5].</summary>
    public static IReadOnlyList<ScoringScheme> Possible(RegulationPack regulation, Scale scale)
    {
        ArgumentNullException.ThrowIfNull(regulation);
        ArgumentNullException.ThrowIfNull(scale);
        var both = scale.Schemes.Intersect(regulation.ScoringSchemes.Value).ToList();
        return both.Count > 0 ? both : scale.Schemes;
    }

    private static IReadOnlyList<ScoringScheme> Named(ScoringScheme scheme, IReadOnlyList<ScoringScheme> possible) => possible.Contains(scheme) ? [scheme] : possible;

    private static bool FromRecordingOnly(RegulationPack regulation, Participant participant) => regulation.FromRecordingOnly.Value.Any(which => which switch
    {
        SchemeCase.AutismSpectrum => participant.Category == ParticipantCategory.AutismSpectrum,
        SchemeCase.SpecialConditions => participant.Category != ParticipantCategory.Usual,
        _ => participant is { HomeOrHospital: true, RemoteGround: null },
    });
}
