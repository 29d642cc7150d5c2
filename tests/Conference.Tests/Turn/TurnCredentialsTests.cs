using System.Security.Cryptography;
using System.Text;
using Itog.Conference.Turn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Itog.Conference.Tests.Turn;

public sealed class TurnCredentialsTests
{
    private const string Secret = "0123456789abcdef-of-the-test";
    private const string Url = "turns:turn.example.org:443?transport=tcp";
    private static readonly DateTimeOffset Now = new(2026, 2, 11, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Issues_what_coturn_computes_itself_from_the_shared_secret()
    {
        using var provider = Provider(("Turn:Urls:0", Url), ("Turn:Urls:1", "turn:192.0.2.1"), ("Turn:Secret", Secret), ("Turn:Hours", "2"));

        var server = provider.GetRequiredService<TurnCredentials>().Issue().Should().ContainSingle().Subject;

        server.Urls.Should().Equal(Url, "turn:192.0.2.1");
        server.Username.Should().MatchRegex($"^{Now.AddHours(2).ToUnixTimeSeconds()}:[0-9a-f]{{16}}$");
#pragma warning disable CA5350
        server.Credential.Should().Be(Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes(Secret), Encoding.ASCII.GetBytes(server.Username))));
#pragma warning restore CA5350
        server.ToString().Should().NotContain(server.Credential);
    }

    [Fact]
    public void Issues_nothing_without_a_server()
    {
        using var provider = Provider();

        provider.GetRequiredService<TurnCredentials>().Issue().Should().BeEmpty();
    }

    [Fact]
    public void Names_nobody_twice()
    {
        using var provider = Provider(("Turn:Urls:0", Url), ("Turn:Secret", Secret));
        var credentials = provider.GetRequiredService<TurnCredentials>();

        Enumerable.Range(0, 100).Select(_ => credentials.Issue()[0].Username).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Reads_the_secret_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Secret + "\n");
            using var provider = Provider(("Turn:Urls:0", Url), ("Turn:SecretFile", file));

            TurnOptionsCheck.SecretOf(provider.GetRequiredService<IOptions<TurnOptions>>().Value).Should().Be(Secret);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Writes_a_link_for_each_address()
    {
        var server = new IceServer([Url, "turn:192.0.2.1"], "1:a", "c=");

        server.Links().Should().Equal(
            $"<{Url}>; rel=\"ice-server\"; username=\"1:a\"; credential=\"c=\"; credential-type=\"password\"",
            "<turn:192.0.2.1>; rel=\"ice-server\"; username=\"1:a\"; credential=\"c=\"; credential-type=\"password\"");
    }

    [Theory]
    [InlineData("https://turn.example.org", Secret, "*Turn:Urls:0*turns:turn.example.org:443*")]
    [InlineData("stun:turn.example.org", Secret, "*Turn:Urls:0*")]
    [InlineData("turn:a>; rel=\"x\"", Secret, "*Turn:Urls:0*")]
    [InlineData(Url, null, "*Turn__Secret*")]
    [InlineData(Url, "short", "*5 characters*")]
    public void Settings_that_cannot_work_are_refused_with_how_to_write_them(string url, string? secret, string message)
    {
        using var provider = Provider(("Turn:Urls:0", url), ("Turn:Secret", secret));

        provider.Invoking(p => p.GetRequiredService<TurnCredentials>()).Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void A_secret_file_that_cannot_be_read_is_named()
    {
        using var provider = Provider(("Turn:Urls:0", Url), ("Turn:SecretFile", "/nowhere/secret"));

        provider.Invoking(p => p.GetRequiredService<TurnCredentials>()).Should().Throw<OptionsValidationException>().WithMessage("*/nowhere/secret*");
    }

    private static ServiceProvider Provider(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FixedTime()).AddConference(configuration).BuildServiceProvider();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
