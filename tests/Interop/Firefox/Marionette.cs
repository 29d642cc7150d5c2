using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Itog.Interop.Firefox;

/// <summary>
/// The protocol by which Firefox is driven from outside, as <c>firefox --marionette</c> speaks it: over TCP, each message as
/// <c>length:JSON</c>, a command as <c>[0, id, name, parameters]</c> and its answer as <c>[1, id, error, result]</c>. Playwright drives only a Firefox of its
/// own build, and Debian has no geckodriver. One command at a time; owned by a <see cref="FirefoxBrowser"/>.
/// </summary>
internal sealed class Marionette(TcpClient connection) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _id;

    /// <summary>Reads the greeting; after it commands are taken.</summary>
    public Task<JsonElement> GreetAsync() => ReadAsync();

    /// <summary>Runs a command of WebDriver; throws what Firefox says when it fails.</summary>
    public async Task<JsonElement> CommandAsync(string name, object parameters)
    {
        await _turn.WaitAsync();
        try
        {
            var id = ++_id;
            var json = JsonSerializer.SerializeToUtf8Bytes(new[] { 0, id, name, parameters });
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{json.Length}:")));
            await stream.WriteAsync(json);
            var answer = await ReadAsync();
            answer[1].GetInt32().Should().Be(id);
            return answer[2].ValueKind == JsonValueKind.Null
                ? answer[3]
                : throw new InvalidOperationException($"Firefox, {name}: {answer[2].GetProperty("message").GetString()}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        _turn.Dispose();
    }

    private async Task<JsonElement> ReadAsync()
    {
        var stream = connection.GetStream();
        var one = new byte[1];
        var length = 0;
        while (true)
        {
            await stream.ReadExactlyAsync(one);
            if (one[0] == ':')
            {
                break;
            }

            length = (length * 10) + (one[0] - '0');
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return JsonDocument.Parse(body).RootElement;
    }
}
