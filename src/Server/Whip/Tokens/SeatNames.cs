using System.Text.Json;
using Itog.Conference;

namespace Itog.Server.Whip.Tokens;

/// <summary>Seats by their wire names, <c>participant</c>, <c>signInterpreter</c>.</summary>
internal static class SeatNames
{
    public static IEnumerable<string> All => Enum.GetValues<Seat>().Select(Of);

    public static string Of(Seat seat) => JsonNamingPolicy.CamelCase.ConvertName(seat.ToString());

    public static Seat? Find(string? name)
    {
        foreach (var seat in Enum.GetValues<Seat>())
        {
            if (Of(seat) == name)
            {
                return seat;
            }
        }

        return null;
    }
}
