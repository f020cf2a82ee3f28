namespace PowerHour.Audit.Reporting.Html;

/// <summary>A drawing for <c>{{picture …}}</c>: the only text besides the report's own style and script that goes into a page as it is.</summary>
/// <param name="Svg">An <c>svg</c> element, made by <see cref="Pictures.SvgPicture"/>, which escapes every name.</param>
internal sealed record PictureMarkup(string Svg);
