using System.Diagnostics.CodeAnalysis;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Signalling;

/// <summary>Holds the table of an offer against its m-lines and against what the seat may do. Pure; any thread.</summary>
internal static class OfferTable
{
    /// <summary>
    /// The rows by mid, when every audio and video m-line has exactly one row (or none, where those are to be rejected), it fits,
    /// and the seat may do what it says.
    /// </summary>
    public static bool TryMatch(
        Seat seat,
        JoinOffer table,
        SessionDescription offer,
        [NotNullWhen(true)] out IReadOnlyDictionary<string, MediaLine>? rows,
        [NotNullWhen(false)] out JoinRefusal? refusal)
    {
        rows = null;
        var byMid = new Dictionary<string, MediaLine>(StringComparer.Ordinal);
        var permissions = SeatPermissions.For(seat);
        refusal = table.Lines.Select(row => Admit(row, byMid, permissions)).FirstOrDefault(r => r is not null);
        if (refusal is not null)
        {
            return false;
        }

        var unmatched = byMid.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var media in offer.Media.Where(m => m.Kind != MediaKind.Other))
        {
            if (media.Mid is null || !unmatched.Remove(media.Mid))
            {
                // Two m-lines never share a mid (RFC 5888 §6): the parser sees to that.
                if (table.RejectsUnlisted)
                {
                    continue;
                }

                refusal = new JoinRefusal(JoinRefusal.UnknownMid, $"SDP line {media.Line}: the table has no row of its own for mid “{media.Mid}”.");
                return false;
            }

            refusal = Compare(byMid[media.Mid], media);
            if (refusal is not null)
            {
                return false;
            }
        }

        if (unmatched.Count > 0)
        {
            refusal = new JoinRefusal(JoinRefusal.UnknownMid, $"The offer has no m-line with mid “{unmatched.First()}”.");
            return false;
        }

        rows = byMid;
        return true;
    }

    private static JoinRefusal? Admit(MediaLine row, Dictionary<string, MediaLine> byMid, SeatPermissions permissions)
    {
        if (!Enum.IsDefined(row.Source) || !Enum.IsDefined(row.Direction) || (row.Seat is { } seat && !Enum.IsDefined(seat)))
        {
            return new JoinRefusal(JoinRefusal.LineMismatch, $"The row of mid “{row.Mid}” names no known direction, source or seat.");
        }

        if (row.Direction == MediaLineDirection.Receive && row.Seat is null)
        {
            return new JoinRefusal(JoinRefusal.LineMismatch, $"The row of mid “{row.Mid}” receives, but names no seat.");
        }

        if (byMid.ContainsKey(row.Mid))
        {
            return new JoinRefusal(JoinRefusal.UnknownMid, $"The table names mid “{row.Mid}” twice.");
        }

        if (byMid.Values.Any(other => other.Direction == row.Direction && other.Source == row.Source && other.Slot == row.Slot))
        {
            return new JoinRefusal(JoinRefusal.DuplicateLine, $"The row of mid “{row.Mid}” repeats another one.");
        }

        byMid.Add(row.Mid, row);
        return row.Slot is { } slot
            ? permissions.Receive.Contains(slot) ? null : new JoinRefusal(JoinRefusal.MayNotReceive, $"The seat may not receive {slot}.")
            : permissions.Publish.Contains(row.Source) ? null : new JoinRefusal(JoinRefusal.MayNotPublish, $"The seat may not publish {row.Source}.");
    }

    private static JoinRefusal? Compare(MediaLine row, MediaDescription media)
    {
        var kind = row.Source == TrackSource.Microphone ? MediaKind.Audio : MediaKind.Video;
        if (media.Kind != kind)
        {
            return new JoinRefusal(JoinRefusal.LineMismatch, $"SDP line {media.Line}: {row.Source} is {kind}, the m-line is {media.Kind}.");
        }

        var fits = row.Direction == MediaLineDirection.Publish
            ? media.Direction is MediaDirection.SendOnly or MediaDirection.SendRecv
            : media.Direction is MediaDirection.RecvOnly or MediaDirection.SendRecv;
        return fits ? null : new JoinRefusal(JoinRefusal.LineMismatch, $"SDP line {media.Line}: the row says {row.Direction}, the m-line {media.Direction}.");
    }
}
