using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Itog.Server.Post;
using Microsoft.Extensions.Options;

namespace Itog.Server.Tests.Post;

/// <summary>The SMS carrier against a real HTTP server: what it asks, and what it makes of each kind of refusal.</summary>
public sealed class SmsThroughAGateway : IAsyncLifetime
{
    private readonly SmsGateway _gateway = new();
    private readonly HttpClient _http = new();
    private readonly string _token = Path.GetTempFileName();

    private static LetterText Letter { get; } = new(Guid.Parse("0192f5c0-0000-7000-8000-00000000000a"), "+79991234567", "Тема", "Итоговое собеседование: зачёт.");

    public async ValueTask InitializeAsync() => await File.WriteAllTextAsync(_token, "gate-token\n");

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        File.Delete(_token);
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_with_number_text_token_and_a_key_that_tells_repeats()
    {
        await Carrier(_token).SendAsync(Letter, TestContext.Current.CancellationToken);

        var asked = _gateway.Asked.Should().ContainSingle().Subject;
        (asked.Method, asked.Authorization, asked.Key).Should().Be(("POST", "Bearer gate-token", Letter.Id.ToString("D")));
        using var body = JsonDocument.Parse(asked.Body);
        body.RootElement.GetProperty("to").GetString().Should().Be("+79991234567");
        body.RootElement.GetProperty("text").GetString().Should().Be("Итоговое собеседование: зачёт.");
    }

    [Fact]
    public async Task A_gateway_without_a_token_is_asked_without_one()
    {
        await Carrier(null).SendAsync(Letter, TestContext.Current.CancellationToken);
        _gateway.Asked.Should().ContainSingle().Which.Authorization.Should().BeNull();
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(422, true)]
    [InlineData(401, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task A_wrong_number_is_refused_for_good_and_everything_else_is_tried_again(int status, bool forGood)
    {
        _gateway.Answer = status;
        var send = () => Carrier(_token).SendAsync(Letter, TestContext.Current.CancellationToken);
        var refused = (await send.Should().ThrowAsync<PostRefusedException>()).Which;
        refused.ForGood.Should().Be(forGood);
        refused.Message.Should().Contain($"ответ {status}").And.NotContain(Letter.Address);
    }

    [Fact]
    public async Task A_gateway_that_hangs_up_is_tried_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var hangUp = Task.Run(async () => (await listener.AcceptSocketAsync(TestContext.Current.CancellationToken)).Close(timeout: 0));
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var send = () => Carrier(_token, url).SendAsync(Letter, TestContext.Current.CancellationToken);
        (await send.Should().ThrowAsync<PostRefusedException>()).Which.ForGood.Should().BeFalse();
        await hangUp;
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_tried_again()
    {
        var gone = _gateway.Url;
        await _gateway.DisposeAsync();
        var send = () => Carrier(null, gone).SendAsync(Letter, TestContext.Current.CancellationToken);
        (await send.Should().ThrowAsync<PostRefusedException>()).Which.Message.Should().Contain("не отвечает");
    }

    private SmsCarrier Carrier(string? token, Uri? url = null) =>
        new(_http, Options.Create(new PostOptions { Sms = new SmsOptions { Url = url ?? _gateway.Url, TokenFile = token } }));
}
