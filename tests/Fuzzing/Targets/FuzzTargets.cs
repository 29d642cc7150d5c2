using Itog.Fuzzing.Engine;

namespace Itog.Fuzzing.Targets;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    private static readonly Func<FuzzTarget>[] Makers =
    [
        () => new StunTarget(), () => new RtpTarget(), () => new Vp8Target(), () => new OpusTarget(), () => new RtcpTarget(), () => new TransportFeedbackTarget(),
        () => new DtlsFlightTarget(), () => new DtlsConnectionTarget(), () => new SdpValueTarget(),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Makers.Select(make => NameOf(make))];

    public static FuzzTarget Make(string name) => Makers.First(make => NameOf(make) == name)();

    private static string NameOf(Func<FuzzTarget> make)
    {
        using var target = make();
        return target.Name;
    }
}
