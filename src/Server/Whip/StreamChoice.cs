using System.Diagnostics.CodeAnalysis;
using Itog.Conference;
using Itog.Exam;

namespace Itog.Server.Whip;

/// <summary>
/// What the query of an address picks out: <c>?sources=screen</c> of what a WHIP client may send,
/// <c>?slots=interlocutor/screen,participant</c> (a slot, or all of a seat) of what a WHEP client may receive. Immutable.
/// </summary>
internal readonly record struct StreamChoice(string Name, IReadOnlyList<TrackSource>? Sources, IReadOnlyList<Slot>? Slots)
{
    public const string SourcesName = "sources";
    public const string SlotsName = "slots";

    /// <summary>False with the problem when the query names what there is not.</summary>
    public static bool TryRead(IQueryCollection query, MediaProtocol protocol, Seat seat, out StreamChoice choice, [NotNullWhen(false)] out Problem? problem)
    {
        choice = new StreamChoice("", null, null);
        problem = null;
        var name = protocol == MediaProtocol.Whip ? SourcesName : SlotsName;
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        if (protocol == MediaProtocol.Whip)
        {
            var known = SeatPermissions.For(seat).Publish.Order().ToDictionary(s => s.ToString().ToLowerInvariant());
            choice = TryPick<TrackSource>(text, part => known.TryGetValue(part, out var source) ? [source] : [], name, known.Keys, out var sources, out problem)
                ? new StreamChoice(string.Join(',', sources), sources, null)
                : choice;
        }
        else
        {
            var known = OfferLines.SlotsOf(seat);
            choice = TryPick(text, part => known.Where(s => s.ToString() == part || s.ToString().StartsWith(part + "/", StringComparison.Ordinal)), name, known.Select(s => s.ToString()), out var slots, out problem)
                ? new StreamChoice(string.Join(',', slots), null, slots)
                : choice;
        }

        return problem is null;
    }

    private static bool TryPick<T>(
        string text, Func<string, IEnumerable<T>> meaning, string name, IEnumerable<string> known, out IReadOnlyList<T> picked, out Problem? problem)
    {
        var found = new List<T>();
        picked = found;
        foreach (var part in text.Split(','))
        {
            var fresh = meaning(part).Except(found).ToList();
            if (fresh.Count == 0)
            {
                problem = WhipRefusals.UnknownChoice(name, part.Length > 64 ? part[..64] : part, known);
                return false;
            }

            found.AddRange(fresh);
        }

        problem = null;
        return true;
    }
}
