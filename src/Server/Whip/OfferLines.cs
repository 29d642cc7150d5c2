using System.Diagnostics.CodeAnalysis;
using Itog.Conference;
using Itog.WebRtc.Sdp;

namespace Itog.Server.Whip;

/// <summary>
/// Finds out what each m-line of a tool's offer is for, since tools send no table beside it: audio and video lines take the sources (WHIP) or
/// the slots (WHEP) of their kind in a fixed order. Pure; any thread.
/// </summary>
internal static class OfferLines
{
    private static readonly TrackSource[] EverySource = [TrackSource.Microphone, TrackSource.Camera, TrackSource.Screen];

    /// <summary>
    /// WHIP: the first audio line is the microphone, the first video line the camera, the second one the screen, or as <paramref name="chosen"/> says.
    /// No line may be left over: a session succeeds as a whole or not at all (RFC 9725 §4.4.3).
    /// </summary>
    public static bool TryPublish(
        SessionDescription offer, IReadOnlyList<TrackSource>? chosen, [NotNullWhen(true)] out IReadOnlyList<MediaLine>? lines, out string reason)
    {
        var free = (chosen ?? EverySource).ToList();
        var found = new List<MediaLine>();
        lines = null;
        foreach (var media in Usable(offer))
        {
            if (media.Direction is not (MediaDirection.SendOnly or MediaDirection.SendRecv))
            {
                reason = $"SDP line {media.Line}: WHIP only sends, but the m-line is {Name(media.Direction)}; make it sendonly.";
                return false;
            }

            var next = free.FindIndex(s => KindOf(s) == media.Kind);
            if (next < 0)
            {
                reason = $"SDP line {media.Line}: there is no source left for this {media.KindName} line; offer one audio line and at most two video lines.";
                return false;
            }

            found.Add(new MediaLine(media.Mid ?? "", MediaLineDirection.Publish, free[next]));
            free.RemoveAt(next);
        }

        lines = found;
        reason = found.Count == 0 ? "The offer has no audio or video m-line to send on." : "";
        return found.Count > 0;
    }

    /// <summary>
    /// WHEP: the slots of the seat by seat and source, or those of <paramref name="chosen"/> in its order; each line takes the next one of its kind.
    /// Lines beyond the last slot get no row and are answered by port 0.
    /// </summary>
    public static bool TryWatch(
        SessionDescription offer, Seat seat, IReadOnlyList<Slot>? chosen, [NotNullWhen(true)] out IReadOnlyList<MediaLine>? lines, out string reason)
    {
        var free = (chosen ?? SlotsOf(seat)).ToList();
        var found = new List<MediaLine>();
        lines = null;
        foreach (var media in Usable(offer))
        {
            if (media.Direction is not (MediaDirection.RecvOnly or MediaDirection.SendRecv))
            {
                reason = $"SDP line {media.Line}: WHEP only receives, but the m-line is {Name(media.Direction)}; make it recvonly.";
                return false;
            }

            var next = free.FindIndex(s => KindOf(s.Source) == media.Kind);
            if (next >= 0)
            {
                found.Add(new MediaLine(media.Mid ?? "", MediaLineDirection.Receive, free[next].Source, free[next].Seat));
                free.RemoveAt(next);
            }
        }

        lines = found;
        reason = found.Count == 0 ? "The offer has no recvonly audio or video m-line that a slot could fill." : "";
        return found.Count > 0;
    }

    /// <summary>What a seat may receive, in the order that is promised to tools: by seat, then microphone, camera, screen.</summary>
    public static IReadOnlyList<Slot> SlotsOf(Seat seat) =>
        [.. SeatPermissions.For(seat).Receive.OrderBy(s => s.Seat).ThenBy(s => s.Source)];

    private static IEnumerable<MediaDescription> Usable(SessionDescription offer) =>
        offer.Media.Where(m => m.Kind != MediaKind.Other && !m.IsRejected && m.Direction != MediaDirection.Inactive);

    private static MediaKind KindOf(TrackSource source) => source == TrackSource.Microphone ? MediaKind.Audio : MediaKind.Video;

    private static string Name(MediaDirection direction) => direction.ToString().ToLowerInvariant();
}
