using System.ComponentModel.DataAnnotations;

namespace Itog.Server.Post;

/// <summary>How the server writes to people: the section <c>Post</c>. Without a mail host and an SMS gateway it writes to nobody.</summary>
public sealed class PostOptions : IValidatableObject
{
    public const string Section = "Post";

    /// <summary>The address of this server as families reach it, <c>https://exam.school.example</c>: the setting <c>PublicAddress</c> of the whole server. Letters lead there.</summary>
    public Uri? PublicAddress { get; set; }

    public MailOptions Mail { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Mail.Enabled || Sms.Enabled) && PublicAddress is not { IsAbsoluteUri: true })
        {
            yield return new ValidationResult("PublicAddress must be the whole address of this server, https://…, because letters lead there.", [nameof(PublicAddress)]);
        }

        if (Mail.Enabled && !MimeKit.MailboxAddress.TryParse(Mail.From, out _))
        {
            yield return new ValidationResult("Post:Mail:From must be the address that letters come from: School 5 <exam@school.example>.", [nameof(Mail)]);
        }
    }
}
