using System.Text;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Tests.Vectors;

namespace Itog.WebRtc.Tests.Ice;

public class IceUsernameTests
{
    [Fact]
    public void Finds_the_receivers_ufrag_of_a_request()
    {
        IceUsername.TryReadLocalUfrag(Rfc5769.Request, out var ufrag).Should().BeTrue();
        Encoding.ASCII.GetString(ufrag).Should().Be("evtj");
    }

    [Fact]
    public void Finds_none_in_answers_and_other_datagrams()
    {
        IceUsername.TryReadLocalUfrag(Rfc5769.ResponseV4, out _).Should().BeFalse();
        IceUsername.TryReadLocalUfrag([], out _).Should().BeFalse();
        IceUsername.TryReadLocalUfrag(new byte[64], out _).Should().BeFalse();
    }

    [Fact]
    public void Never_throws_on_mutated_requests()
    {
        var random = new Random(8445);
        for (var i = 0; i < 5_000; i++)
        {
            var datagram = Rfc5769.Request[..random.Next(Rfc5769.Request.Length + 1)];
            for (var edits = random.Next(1, 4); edits > 0 && datagram.Length > 0; edits--)
            {
                datagram[random.Next(datagram.Length)] = (byte)random.Next(256);
            }

            if (IceUsername.TryReadLocalUfrag(datagram, out var ufrag))
            {
                ufrag.Length.Should().BePositive();
            }
        }
    }
}
