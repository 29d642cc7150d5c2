using Itog.WebRtc;
using Itog.WebRtc.Dtls;

namespace Itog.Fuzzing.Targets;

/// <summary>The datagrams of one real handshake, both ways, and the certificates behind them.</summary>
internal static class DtlsSeeds
{
    public static readonly DtlsCertificate Server = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));
    public static readonly DtlsCertificate Client = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));

    /// <summary>In the order of the handshake: client's, server's, client's, server's, and two alerts.</summary>
    public static IReadOnlyList<byte[]> Datagrams { get; } = Handshake(out _);

    /// <summary>Runs of datagrams of one flight, as OpenSSL writes them.</summary>
    public static IReadOnlyList<byte[]> Flights { get; } = MakeFlights();

    private static List<byte[]> MakeFlights()
    {
        _ = Handshake(out var flights);
        return flights;
    }

    private static List<byte[]> Handshake(out List<byte[]> flights)
    {
        using var client = new DtlsConnection(Client, DtlsRole.Active, Server.Fingerprint);
        using var server = new DtlsConnection(Server, DtlsRole.Passive, Client.Fingerprint);
        var datagrams = new List<byte[]>();
        flights = [];
        var now = MediaTime.FromMilliseconds(1000);
        client.Start(now);
        var (from, to) = (client, server);
        while (Take(from) is { Count: > 0 } flight)
        {
            datagrams.AddRange(flight);
            flights.Add([.. flight.SelectMany(d => d)]);
            flight.ForEach(d => to.HandleDatagram(now, d));
            (from, to) = (to, from);
        }

        client.Close();
        datagrams.AddRange(Take(client));
        datagrams.Add([21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 2, 40]); // a fatal alert in clear: handshake_failure
        return datagrams;
    }

    private static List<byte[]> Take(DtlsConnection connection)
    {
        var flight = new List<byte[]>();
        var buffer = new byte[2000];
        while (connection.TryGetTransmit(buffer, out var length))
        {
            flight.Add(buffer[..length]);
        }

        return flight;
    }
}
