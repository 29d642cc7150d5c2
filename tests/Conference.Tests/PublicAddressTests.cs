using System.Net;

namespace Itog.Conference.Tests;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5", null)]
    [InlineData(" 203.0.113.5:9000 ", "203.0.113.5", 9000)]
    [InlineData("2001:db8::5", "2001:db8::5", null)]
    [InlineData("2001:db8::5:9000", "2001:db8::5:9000", null)]
    [InlineData("[2001:db8::5]", "2001:db8::5", null)]
    [InlineData("[::1]:9000", "::1", 9000)]
    public void Reads_an_address_with_and_without_a_port(string text, string ip, int? port)
    {
        PublicAddress.TryParse(text, out var address, out _).Should().BeTrue();

        address.Should().Be(new PublicAddress(IPAddress.Parse(ip), port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("media.school.example")]
    [InlineData("media.school.example:9000")]
    [InlineData("203.0.113")]
    [InlineData("5")]
    [InlineData("203.0.113.5:")]
    [InlineData("203.0.113.5:0")]
    [InlineData("203.0.113.5:65536")]
    [InlineData("203.0.113.5:+9")]
    [InlineData("[203.0.113.5]:9000")]
    [InlineData("[::1]9000")]
    [InlineData("[::1")]
    [InlineData("[::1]:")]
    [InlineData("fe80::1%eth0")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]:9000")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.1:9000")]
    [InlineData("udp://203.0.113.5:9000")]
    public void Says_what_is_wrong_with_anything_else(string text)
    {
        PublicAddress.TryParse(text, out _, out var reason).Should().BeFalse();

        reason.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Gives_each_worker_the_next_port_outside()
    {
        var fixedPort = new PublicAddress(IPAddress.Parse("203.0.113.5"), 9000);
        var samePort = fixedPort with { Port = null };

        fixedPort.Of(worker: 3, bound: 8084).Should().Be(IPEndPoint.Parse("203.0.113.5:9003"));
        samePort.Of(worker: 3, bound: 8084).Should().Be(IPEndPoint.Parse("203.0.113.5:8084"));
    }
}
