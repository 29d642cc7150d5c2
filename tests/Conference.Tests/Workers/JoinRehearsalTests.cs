using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;

namespace Itog.Conference.Tests.Workers;

public sealed class JoinRehearsalTests
{
    [Fact]
    public void Every_seat_is_let_in_to_its_rehearsal()
    {
        using var certificate = DtlsCertificate.Create(new(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));

        var rehearsing = () => JoinRehearsal.Run(new ConferenceOptions(), certificate, TimeProvider.System, MediaTime.FromMilliseconds(1000));

        rehearsing.Should().NotThrow();
    }
}
