using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>The header extensions that we take from an m-line of an offer, under the offerer's identifiers (RFC 8285 §5).</summary>
internal sealed record ExtensionChoice(ExtensionIds Ids, IReadOnlyList<ExtensionMap> Maps)
{
    /// <param name="media">The offered m-line.</param>
    /// <param name="isReceiving">We receive; only then the identifiers of simulcast layers are of use.</param>
    public static ExtensionChoice From(MediaDescription media, bool isReceiving)
    {
        var repeatsPackets = RepeatsPackets(media);
        var ids = new ExtensionIds();
        var maps = new List<ExtensionMap>();
        foreach (var map in media.Extensions)
        {
            // Identifiers above 14 need the two-byte form (RFC 8285 §4.2), which we do not write.
            if (map.Id is < 1 or > 14 || maps.Exists(taken => taken.Id == map.Id || taken.Uri == map.Uri))
            {
                continue;
            }

            var chosen = map.Uri switch
            {
                RtpExtensionUri.Mid => ids with { Mid = map.Id },
                RtpExtensionUri.Rid when isReceiving => ids with { Rid = map.Id },
                RtpExtensionUri.RepairedRid when isReceiving => ids with { RepairedRid = map.Id },
                RtpExtensionUri.AudioLevel when media.Kind == MediaKind.Audio => ids with { AudioLevel = map.Id },
                RtpExtensionUri.TransportSequence when !repeatsPackets => ids with { TransportSequence = map.Id },
                RtpExtensionUri.AbsSendTime when !repeatsPackets => ids with { AbsSendTime = map.Id },
                _ => null,
            };
            if (chosen is not null)
            {
                ids = chosen;
                maps.Add(map);
            }
        }

        return new ExtensionChoice(ids, maps);
    }

    /// <summary>
    /// Sound with NACK has no RTX: a lost packet is sent once more under its old number. It has to be the same packet to the last byte then,
    /// since two headers under one nonce would give GCM's authentication key away (RFC 7714 §8.1): no extension may change from one sending to the next.
    /// </summary>
    private static bool RepeatsPackets(MediaDescription media) =>
        media.Kind == MediaKind.Audio && CodecChoice.From(media) is { Rtx: null } choice && choice.Media.Feedback.Contains("nack");
}
