using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Itog.Server.Tests.Post;

/// <summary>An SMS gateway on a port of this machine: keeps what it was asked and answers as it is told.</summary>
internal sealed class SmsGateway : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;

    public SmsGateway()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/sms/");
        free.Stop();
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _loop = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>The status of the next answers.</summary>
    public int Answer { get; set; } = 202;

    public ConcurrentQueue<SmsAsked> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new StreamReader(context.Request.InputStream);
                Asked.Enqueue(new SmsAsked(
                    context.Request.HttpMethod, context.Request.Headers["Authorization"], context.Request.Headers["Idempotency-Key"], await body.ReadToEndAsync()));
                context.Response.StatusCode = Answer;
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }
}
