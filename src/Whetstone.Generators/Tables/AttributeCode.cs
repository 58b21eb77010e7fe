using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Whetstone.Generators;

/// <summary>The code that writes and reads one attribute, by its type.</summary>
internal static class AttributeCode
{
    // Records in records in records: deeper ones are most likely circular.
    private const int DeepestRecord = 4;

    /// <summary>The statement and the expression for a parameter of an op's record, or what is wrong with it.</summary>
    public static (string Write, string Read, string? Problem) Of(IParameterSymbol parameter, string receiver, int depth)
    {
        var (name, access) = (SymbolDisplay.FormatLiteral(parameter.Name, quote: true), $"{receiver}.@{parameter.Name}");
        var (write, read, problem) = Of(parameter.Type, name, access, depth);
        if (problem is not null)
            return ("", "", $"its parameter {parameter.Name}{problem}");
        // A parameter that came later, and has a default, is absent in older files.
        return (write, Default(parameter) is { } value ? $"(r.Has({name}) ? {read} : {value})" : read, null);
    }

    private static (string Write, string Read, string? Problem) Of(ITypeSymbol type, string name, string access, int depth)
    {
        if (Reader(type) is { } reader)
            return ($"w.Write({name}, {access});", $"r.{reader}({name})", null);
        if (type.TypeKind == TypeKind.Enum)
            return ($"w.Write({name}, {access}.ToString());", Choice(type, name), null);
        if (ListBuilder(type) is { } builder)
            return ($"w.Write({name}, {access}.Span);", $"{builder}(r.Int32s({name}))", null);
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class, IsAbstract: false } named || depth == DeepestRecord
            || RecordCode.Of(named, "v", depth + 1) is not { Problem: null } record)
            return ("", "", $" is of type {type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}, which has no form in a file");
        return ($"w.Write({name}, {access}, static (v, w) => {{ {record.Write} }});", $"r.Record({name}, static r => {record.Read})", null);
    }

    private static string? Reader(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_UInt64 => "UInt64",
        SpecialType.System_Single => "Single",
        SpecialType.System_Double => "Double",
        SpecialType.System_Boolean => "Boolean",
        SpecialType.System_String => "Text",
        _ => null,
    };

    private static string Choice(ITypeSymbol type, string name)
    {
        var full = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var seen = new HashSet<object?>();
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && seen.Add(field.ConstantValue));
        var arms = string.Concat(fields.Select(field => $"\"{field.Name}\" => {full}.@{field.Name}, "));
        return $"r.Text({name}) switch {{ {arms}var other => throw r.Bad({name}, \"is '\" + other + \"', which is no {type.Name}\") }}";
    }

    // A list of numbers says how it is built, and shows its numbers as a span: Shape, Steps, Axes.
    private static string? ListBuilder(ITypeSymbol type)
    {
        var builder = type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "CollectionBuilderAttribute");
        var span = type.GetMembers("Span").OfType<IPropertySymbol>().FirstOrDefault();
        return builder?.ConstructorArguments is { Length: 2 } named && named[0].Value is INamedTypeSymbol maker && named[1].Value is string method
            && span?.Type.ToDisplayString() == "System.ReadOnlySpan<int>"
            ? $"{maker.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{method}" : null;
    }

    private static string? Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;
        var type = parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return parameter.ExplicitDefaultValue switch
        {
            null => $"default({type})",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            bool flag => flag ? "true" : "false",
            double number => double.IsNaN(number) || double.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture) + "d",
            float number => float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture) + "f",
            var number => $"({type})({Convert.ToString(number, CultureInfo.InvariantCulture)})",
        };
    }
}
