using System.Net;
using Itog.Exam;
using Itog.Exam.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests;

/// <summary>
/// The whole server in this process behind real Kestrel on a free port, with a folder of its own and the people of <see cref="TestSchool"/>.
/// Shared by the tests of a class; nothing in it is faked.
/// </summary>
public class RunningServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("itog-server-tests-").FullName;

    public TestSchool School { get; private set; } = null!;

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Settings that differ from those of the product.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public virtual async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        School = await TestSchool.LayAsync(Services);
    }

    /// <summary>A browser without cookies that follows no redirect.</summary>
    public HttpClient Stranger(out CookieContainer cookies)
    {
        cookies = new CookieContainer();
#pragma warning disable CA2000 // The client owns the handler.
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
#pragma warning restore CA2000
    }

    public HttpClient Stranger() => Stranger(out _);

    public async Task<T> InDatabaseAsync<T>(Func<ExamDbContext, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ExamDbContext>());
    }

    /// <summary>An account without any role, with the password of all.</summary>
    public async Task<Guid> EmployAsync(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var member = new StaffMember { UserName = name, FullName = $"Сотрудник {name}" };
        (await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().CreateAsync(member, TestSchool.Password)).Succeeded.Should().BeTrue();
        return member.Id;
    }

    /// <summary>Stops the server so that its files are complete; they stay until it is disposed of.</summary>
    public ValueTask StopAsync() => base.DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("Storage:Folder", Folder);
        builder.UseSetting("Conference:Port", "0");
        builder.UseSetting("Conference:BindAddress", "127.0.0.1");
        builder.UseSetting("RateLimits:SignIns", "1000000");
        builder.UseSetting("RateLimits:Links", "1000000");
        builder.UseSetting("RateLimits:Requests", "1000000");
        builder.UseSetting("RateLimits:Media", "1000000");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        // Passwords are hashed slowly on purpose, and everybody here has the same one.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000));
    }
}
