namespace Itog.Queue.Protocol;

/// <summary>The words to include in the retelling.</summary>
public sealed record QuotationView(string Text, string Author);
