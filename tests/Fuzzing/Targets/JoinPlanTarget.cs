using System.Text;
using Itog.Conference;
using Itog.Conference.Signalling;
using Itog.Conference.Tests.Virtual;
using Itog.Fuzzing.Engine;

namespace Itog.Fuzzing.Targets;

/// <summary>Offers beside a table: a plan contains what the table and the seat allow, or there is a refusal.</summary>
internal sealed class JoinPlanTarget : FuzzTarget
{
    private static readonly JoinTerms Terms = MakeTerms();

    private bool _rejectsUnlisted;

    public override int MaxLength => 16 * 1024;

    public override IEnumerable<byte[]> Seeds => SdpSeeds.All;

    public override IReadOnlyList<byte[]> Tokens => SdpSeeds.Tokens;

    public override long MostAllocated(int inputLength) => 256 * 1024 + (inputLength * 200L);

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        _rejectsUnlisted = !_rejectsUnlisted;
        var offer = new JoinOffer(Encoding.UTF8.GetString(input), SdpSeeds.Lines) { RejectsUnlisted = _rejectsUnlisted };
        if (!JoinPlan.TryCreate(Seat.Interlocutor, offer, Terms, out var plan, out var refusal))
        {
            Violation.Unless(refusal.Code.Length > 0 && refusal.Detail.Length > 0, "a refusal has a reason");
            shape.Add((ulong)refusal.Code.GetHashCode(StringComparison.Ordinal));
            shape.AddSize(refusal.Detail.Length);
            return shape.Value;
        }

        Violation.Unless(plan.Tracks.All(t => SdpSeeds.Lines.Any(l => l.Mid == t.Media.Mid && l.Source == t.Source)), "only listed sources are published");
        Violation.Unless(plan.Slots.All(s => SdpSeeds.Lines.Any(l => l.Mid == s.Media.Mid && l.Slot == s.Slot)), "only listed slots are received");
        Violation.Unless(plan.Tracks.All(t => t.Media.Codec is not null) && plan.Slots.All(s => s.Media.Codec is not null && s.Ssrc != s.Rtx), "each line has a codec");
        shape.AddSize(plan.Tracks.Count);
        shape.AddSize(plan.Slots.Count);
        shape.AddSize(plan.Answer.Length);
        foreach (var track in plan.Tracks)
        {
            shape.Add(((ulong)track.Media.Sources.Count << 4) | (track.Media.Codec!.Rtx is null ? 0UL : 1) | (track.Media.Codec.HasNack ? 2UL : 0) | (track.Media.Codec.HasTransportFeedback ? 4UL : 0));
        }

        return shape.Value;
    }

    private static JoinTerms MakeTerms()
    {
        using var conference = new VirtualConference();
        return conference.Terms;
    }
}
