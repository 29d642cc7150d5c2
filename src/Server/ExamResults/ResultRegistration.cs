using Itog.Exam.Results;
using Itog.Server.Post;

namespace Itog.Server.ExamResults;

/// <summary>Adds the results after the exam and the post that tells them.</summary>
internal static class ResultRegistration
{
    public static void AddResults(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PostOptions>().Bind(configuration.GetSection(PostOptions.Section))
            .Configure(post => post.PublicAddress = configuration.GetValue<Uri?>(nameof(PostOptions.PublicAddress)))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailCarrier>();
        services.AddHttpClient<SmsCarrier>(http => http.Timeout = TimeSpan.FromSeconds(30));
        services.AddSingleton<ResultLinks>();
        services.AddSingleton<ILetterWriter, ResultLetterWriter>();
        services.AddSingleton<LetterPost>();
        services.AddHostedService(provider => provider.GetRequiredService<LetterPost>());
        services.AddScoped<ResultBook>();
        services.AddScoped<ReadmissionBook>();
        services.AddScoped<ResultsReading>();
    }
}
