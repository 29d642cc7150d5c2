using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers;

namespace Itog.Conference.Tests.Workers;

public sealed class LocalAddressesTests
{
    [Fact]
    public void A_wildcard_stands_for_the_machine_s_own_addresses_loopback_last()
    {
        var addresses = LocalAddresses.Of("::");

        addresses.Should().OnlyHaveUniqueItems().And.Contain(IPAddress.Loopback)
            .And.NotContain(a => a.Equals(IPAddress.Any) || a.Equals(IPAddress.IPv6Any) || a.IsIPv6LinkLocal);
        addresses.Select(IPAddress.IsLoopback).Should().BeInAscendingOrder();
        LocalAddresses.Of("0.0.0.0").Should().BeEquivalentTo(addresses.Where(a => a.AddressFamily == AddressFamily.InterNetwork));
    }

    [Fact]
    public void Single_addresses_stand_for_themselves() =>
        LocalAddresses.Of("127.0.0.1, 192.0.2.7").Should().Equal(IPAddress.Parse("192.0.2.7"), IPAddress.Loopback);
}
