namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Texts that a stranger could put into a name, a tag or an error message to attack whoever reads a report of it.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>window.pwned=1</script>",
        "</script><script>window.pwned=1</script>",
        "<img src=x onerror=window.pwned=1>",
        "\" onmouseover=\"window.pwned=1",
        "' autofocus onfocus='window.pwned=1",
        "<!-- <script>",
        "]]><x/>&lt;&#x3C;",
        "javascript:window.pwned=1",
        "data:text/html,<script>window.pwned=1</script>",
        "{{report.accountId}} {{{raw}}} ${7*7} #{7*7}",
        "safe\u202Egpj.exe\u202C",
        "\" dir=rtl x=\"",
        "<bdo dir=rtl>reversed</bdo>",
        "\u202Earn:aws:s3:::bucket \u05D0\u05D1\u05D2 \u0627\u0644 123",
        "\u2066isolated\u2069 \u200Fmark",
        "a\u0000b\u0007c\u0008d",
        "\u001b[31mred\u001b[0m \u001b]0;title\u0007",
        "=cmd|'/C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "line\nbreak, \"quote\"; semi\r\nend",
        "lone \uD83D surrogate \uDE00 end",
        "good \U0001F600 pair",
        "\U000E0041\U000E0042 tag letters",
        "| pipe | `code` | [link](javascript:x) | <b>",
        "::error file=x::github",
        "اسم المورد",
        new string('n', 65_536),
        "\uFFFE\uFFFF\uFEFF",
        "",
    ];
}
