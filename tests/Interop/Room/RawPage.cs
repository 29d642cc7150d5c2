using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Interop.Pages;
using Microsoft.AspNetCore.SignalR.Client;

namespace Itog.Interop.Room;

/// <summary>A page without a browser: cookies, plain requests and a connection to the hub, for what no honest page would send.</summary>
public sealed class RawPage : IAsyncDisposable
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RawPage(HttpClient http, HubConnection hub)
    {
        (Http, Hub) = (http, hub);
        hub.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Plain requests with this page's cookies.</summary>
    public HttpClient Http { get; }

    public HubConnection Hub { get; }

    /// <summary>Done when the connection has ended.</summary>
    public Task Closed => _closed.Task;

    /// <summary>A page of the staff, connected.</summary>
    public static async Task<RawPage> SignInAsync(ServerProcess server, string userName, string page)
    {
        var http = Client(server, out var cookies);
        using var answer = await http.PostAsJsonAsync("/api/session", new { userName, password = SignInPage.DemoPassword });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await ConnectAsync(http, server, $"/hub?page={page}&auditorium=1", cookies);
    }

    /// <summary>A participant's page, connected.</summary>
    public static async Task<RawPage> FollowAsync(ServerProcess server, string link)
    {
        var http = Client(server, out var cookies);
        using var answer = await http.GetAsync(new Uri(link));
        return await ConnectAsync(http, server, "/hub?page=participant", cookies);
    }

    /// <summary>Somebody without any cookie, not connected.</summary>
    public static RawPage Stranger(ServerProcess server)
    {
        var http = Client(server, out var cookies);
        return new RawPage(http, Build(server, "/hub?page=participant", cookies));
    }

    /// <summary>Calls and returns the code of the refusal; null when the call was accepted.</summary>
    public async Task<string?> RefusalAsync(string method, params object?[] arguments)
    {
        var outcome = await Hub.InvokeCoreAsync<JsonElement>(method, arguments);
        return outcome.GetProperty("ok").GetBoolean() ? null : outcome.GetProperty("problem").GetProperty("code").GetString();
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        Http.Dispose();
    }

    private static async Task<RawPage> ConnectAsync(HttpClient http, ServerProcess server, string path, CookieContainer cookies)
    {
        var page = new RawPage(http, Build(server, path, cookies));
        await page.Hub.StartAsync();
        return page;
    }

    private static HubConnection Build(ServerProcess server, string path, CookieContainer cookies) =>
        new HubConnectionBuilder().WithUrl(new Uri(server.Address, path), options => options.Cookies = cookies).Build();

    private static HttpClient Client(ServerProcess server, out CookieContainer cookies)
    {
        ArgumentNullException.ThrowIfNull(server);
        cookies = new CookieContainer();
#pragma warning disable CA2000 // The client owns the handler.
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server.Address };
#pragma warning restore CA2000
    }
}
