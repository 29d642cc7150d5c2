namespace Itog.Exam.People;

/// <summary>The consent to the processing of personal data, without which nothing may be recorded [001 §8.8].</summary>
public enum Consent
{
    /// <summary>The paper has not come yet.</summary>
    Awaited,
    Given,
    Refused,
}
