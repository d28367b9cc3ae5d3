using CyberAware.Core;

namespace CyberAware.Web.Localization;

/// <summary>Route constraint <c>{language:language}</c>: the first segment is one of the portal's languages.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public const string Name = "language";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Language.Find(values[routeKey] as string) is not null;
}
