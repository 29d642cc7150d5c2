using Itog.Fuzzing.Engine;

namespace Itog.Fuzzing.Targets;

/// <summary>All targets by name, which is also the name of the target's folder in the corpus.</summary>
internal static class FuzzTargets
{
    private static readonly Dictionary<string, Func<FuzzTarget>> Makers = new(StringComparer.Ordinal)
    {
        ["stun-message"] = () => new StunTarget(),
        ["ice-agent"] = () => new IceAgentTarget(),
        ["dtls-flight"] = () => new DtlsFlightTarget(),
        ["dtls-connection"] = () => new DtlsConnectionTarget(),
        ["rtp-packet"] = () => new RtpTarget(),
        ["vp8-descriptor"] = () => new Vp8Target(),
        ["vp8-frames"] = () => new FrameTarget(),
        ["opus-toc"] = () => new OpusTarget(),
        ["rtcp-compound"] = () => new RtcpTarget(),
        ["transport-feedback"] = () => new TransportFeedbackTarget(),
        ["srtp"] = () => new SrtpTarget(),
        ["sdp-value"] = () => new SdpValueTarget(),
        ["sdp-offer"] = () => new SdpOfferTarget(),
        ["sdp-fragment"] = () => new SdpFragmentTarget(),
        ["join-plan"] = () => new JoinPlanTarget(),
        ["tcp-framing"] = () => new TcpFramingTarget(),
        ["worker-core"] = () => new WorkerCoreTarget(),
        ["member-packets"] = () => new MemberPacketsTarget(),
        ["aes-zip"] = () => new AesZipTarget(),
        ["list-csv"] = () => new CsvListTarget(),
        ["list-xlsx"] = () => new WorkbookListTarget(),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Makers.Keys];

    public static FuzzTarget Make(string name) => Makers[name]();
}
