using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>One payload type of an m-line with its <c>a=rtpmap</c>, <c>a=fmtp</c> and <c>a=rtcp-fb</c> lines.</summary>
public sealed record Codec(PayloadType PayloadType, string Name, int ClockRate, int Channels = 1)
{
    /// <summary>The format parameters as they stand in <c>a=fmtp</c>; empty when there are none.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>For example <c>nack pli</c>; the entries of <c>a=rtcp-fb:*</c> included.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    public bool Is(string name, int clockRate) =>
        ClockRate == clockRate && string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>One of the semicolon-separated format parameters; null when absent.</summary>
    public string? Parameter(string name)
    {
        foreach (var pair in Parameters.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && string.Equals(pair[..equals], name, StringComparison.OrdinalIgnoreCase))
            {
                return pair[(equals + 1)..];
            }
        }

        return null;
    }
}
