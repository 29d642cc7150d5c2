using System.Text;
using Itog.Fuzzing.Engine;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Sdp;

namespace Itog.Fuzzing.Targets;

/// <summary>Session descriptions: what is read can be written and read again without change, and every offer gets an answer or a reason.</summary>
internal sealed class SdpOfferTarget : FuzzTarget
{
    private static readonly IceCredentials Local = new("localUfrag", "localPasswordOf24Letters");

    private bool _takesLayers;

    public override int MaxLength => 16 * 1024;

    public override IEnumerable<byte[]> Seeds => SdpSeeds.All;

    public override IReadOnlyList<byte[]> Tokens => SdpSeeds.Tokens;

    public override long MostAllocated(int inputLength) => 256 * 1024 + (inputLength * 200L);

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (!SessionDescription.TryParse(Encoding.UTF8.GetString(input), out var description, out var error))
        {
            Violation.Unless(error is { Line: >= 0 } && error.ToString().Length > 0, "a refusal has a reason");
            shape.Add((ulong)error.Message.GetHashCode(StringComparison.Ordinal));
            return shape.Value;
        }

        var text = description!.ToString();
        Violation.Unless(SessionDescription.TryParse(text, out var again, out _), "what is written can be read");
        Violation.Unless(again!.ToString() == text, "what is written reads the same");
        shape.AddSize(description.Media.Count);
        shape.AddSize(description.Media.Sum(m => m.Codecs.Count));
        shape.AddSize(description.Media.Sum(m => m.Extensions.Count));
        shape.AddSize(description.Media.Sum(m => m.Sources.Count + m.SourceGroups.Count + m.Rids.Count));
        Answer(description, ref shape);
        return shape.Value;
    }

    private void Answer(SessionDescription offer, ref Shape shape)
    {
        _takesLayers = !_takesLayers;
        var options = new AnswerOptions
        {
            Ice = Local,
            Fingerprint = DtlsSeeds.Server.Fingerprint,
            Candidates = [new(System.Net.IPAddress.Loopback, 4000)],
            SessionId = 1,
            AcceptSimulcast = _takesLayers,
            Decide = media => media.Direction switch
            {
                MediaDirection.RecvOnly => new MediaDecision.Send(new(1), new(2), "seat", "seat", "track"),
                MediaDirection.Inactive => new MediaDecision.Inactive(),
                _ => new MediaDecision.Receive(),
            },
        };
        if (!SdpAnswer.TryCreate(offer, options, out var answer, out var error))
        {
            shape.Add((ulong)error!.Message.GetHashCode(StringComparison.Ordinal));
            return;
        }

        Violation.Unless(answer!.Media.Count == offer.Media.Count && answer.Description.Media.Count == offer.Media.Count, "each m-line has its answer");
        Violation.Unless(SessionDescription.TryParse(answer.Description.ToString(), out _, out _), "an answer can be read");
        foreach (var media in answer.Media)
        {
            shape.Add((ulong)media.Direction | (media.IsRejected ? 16UL : 0) | (media.Codec?.Rtx is null ? 0 : 32UL));
            Violation.Unless(media.Codec is null || media.Codec.PayloadType.Value <= 127, "payload types have seven bits");
        }
    }
}
