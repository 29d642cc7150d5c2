namespace Itog.WebRtc.Sdp;

/// <summary>
/// Reads the value of <c>a=simulcast</c> (RFC 8853 §5.1): which of the offered <c>a=rid</c> are the layers that the offerer sends, in its order. Pure.
/// </summary>
internal static class SimulcastStreams
{
    /// <summary>No camera needs more; what is offered beyond is not taken.</summary>
    public const int Most = 3;

    /// <summary>
    /// The identifiers of the layers to take: of alternatives (<c>a,b</c>) the first, paused ones (<c>~a</c>) as well, and only those that an
    /// <c>a=rid … send</c> describes. Empty for an m-line whose packets could not be told apart or are no simulcast.
    /// </summary>
    public static string[] Sent(MediaDescription media)
    {
        // RFC 8853 §5.5, RFC 9143 §9.2: packets name their m-line and their layer by header extensions.
        if (media.Simulcast is not { } value || !Has(media, Rtp.RtpExtensionUri.Rid) || !Has(media, Rtp.RtpExtensionUri.Mid))
        {
            return [];
        }

        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(fields, "send");
        if (at < 0 || at + 1 >= fields.Length)
        {
            return [];
        }

        var layers = new List<string>(Most);
        foreach (var alternatives in fields[at + 1].Split(';'))
        {
            var id = alternatives.Split(',')[0].TrimStart('~');
            if (layers.Count < Most && !layers.Contains(id) && media.Rids.Any(rid => rid.IsSend && rid.Id == id))
            {
                layers.Add(id);
            }
        }

        return [.. layers];
    }

    // An identifier above 14 needs the two-byte form, which we do not take (see ExtensionChoice).
    private static bool Has(MediaDescription media, string uri) => media.Extensions.Any(map => map.Uri == uri && map.Id is >= 1 and <= 14);
}
