namespace CyberAware.Web;

/// <summary>The portal can't start, for a reason that whoever runs it can mend; the message says which.</summary>
public sealed class StartUpException(string message) : Exception(message);
