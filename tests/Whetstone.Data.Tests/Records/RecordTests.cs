using System.Buffers.Binary;

namespace Whetstone.Data.Tests;

/// <summary>RecordIO, byte by byte as MXNet and dmlc-core describe it.</summary>
public sealed class RecordTests
{
    private static readonly byte[] Magic = [0x0A, 0x23, 0xD7, 0xCE];

    [Fact]
    public void A_record_is_magic_length_bytes_and_padding() =>
        Assert.Equal([.. Magic, 5, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0], Written([1, 2, 3, 4, 5]));

    [Fact]
    public void The_magic_word_at_a_multiple_of_four_is_cut_out()
    {
        byte[] record = [1, 2, 3, 4, .. Magic, .. Magic, 9, .. Magic];
        byte[] wanted = [.. Magic, .. Head(1, 4), 1, 2, 3, 4, .. Magic, .. Head(2, 0), .. Magic, .. Head(3, 5), 9, .. Magic, 0, 0, 0];
        Assert.Equal(wanted, Written(record));
        Assert.Equal([record], Read(wanted));
    }

    [Fact]
    public void A_file_written_by_the_description_reads_back_equal()
    {
        Random random = new(1);
        byte[][] records = [.. Enumerable.Range(0, 200).Select(i => Bytes(random, i))];
        byte[] file = [.. records.SelectMany(Described)];
        Assert.Equal(file, Written(records));
        Assert.Equal(records, Read(file));
    }

    [Fact]
    public void Records_are_read_in_any_order_with_and_without_an_index()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "a.rec");
        Random random = new(2);
        byte[][] records = [.. Enumerable.Range(0, 50).Select(i => Bytes(random, i * 700))];
        Assert.Equal(50, RecordFile.Write(path, records.Select(r => new ReadOnlyMemory<byte>(r))));
        Assert.Equal("0\t0\n1\t8\n", string.Concat(File.ReadLines(Path.Combine(folder.Path, "a.idx")).Take(2).Select(l => l + "\n")));
        foreach (bool indexed in (bool[])[true, false])
        {
            if (!indexed) File.Delete(Path.Combine(folder.Path, "a.idx"));
            using RecordFile file = RecordFile.Open(path);
            Assert.Equal(50, file.Count);
            Parallel.For(0, 50, i => Assert.Equal(records[49 - i], file.Read(49 - i)));
        }
    }

    [Fact]
    public void Keys_of_ones_own_stand_in_the_index()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "a.rec");
        RecordFile.Write(path, [(7L, new byte[] { 1 }.AsMemory()), (3L, new byte[] { 2 }.AsMemory())]);
        Assert.Equal("7\t0\n3\t12\n", File.ReadAllText(Path.Combine(folder.Path, "a.idx")));
        using RecordFile file = RecordFile.Open(path);
        Assert.Equal([2], file.Read(1));
    }

    [Fact]
    public void The_start_of_a_record_is_read_without_the_rest_magic_words_included()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "a.rec");
        byte[] record = [1, 2, 3, 4, .. Magic, 5, 6, 7, 8, .. Magic, 9];
        RecordFile.Write(path, [record]);
        using RecordFile file = RecordFile.Open(path);
        for (int most = 0; most <= record.Length + 2; most++) Assert.Equal(record[..Math.Min(most, record.Length)], file.ReadStart(0, most));
    }

    [Fact]
    public void A_broken_off_writing_leaves_an_older_file_and_its_index_as_they_were()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "a.rec");
        RecordFile.Write(path, [new byte[] { 1 }]);
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => RecordFile.Write(path, Stopping(), stop.Token));
        Assert.Equal(["a.idx", "a.rec"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order());
        using RecordFile file = RecordFile.Open(path);
        Assert.Equal([1], file.Read(0));

        IEnumerable<ReadOnlyMemory<byte>> Stopping()
        {
            yield return new byte[] { 2 };
            stop.Cancel();
            yield return new byte[] { 3 };
        }
    }

    [Fact]
    public void Labels_and_ids_lie_before_the_content()
    {
        byte[] one = new LabelledRecord([3], 7, 8, new byte[] { 0xFF, 0xD8 }).Pack();
        Assert.Equal("00000000" + "00004040" + "0700000000000000" + "0800000000000000" + "FFD8", Convert.ToHexString(one));
        byte[] many = new LabelledRecord([1, -2], 7, 0, new byte[] { 5 }).Pack();
        Assert.Equal("02000000" + "00000000" + "0700000000000000" + "0000000000000000" + "0000803F" + "000000C0" + "05", Convert.ToHexString(many));
        LabelledRecord back = LabelledRecord.Unpack(many);
        Assert.Equal([1, -2], back.Labels);
        Assert.Equal((7UL, 0UL, "05"), (back.Id, back.SecondId, Convert.ToHexString(back.Content.Span)));
    }

    [Fact]
    public void Damaged_files_say_where()
    {
        byte[] good = Written([1, 2, 3, 4], [5]);
        Expect([.. good[..12], 0, .. good[13..]], "x.rec: has 0xced72300 where a record should start with 0xced7230a, at byte 12");
        Expect(good[..^2], "x.rec: ends within a record, at byte 20");
        Expect([.. Magic, .. Head(3, 0)], "x.rec: has a part of a record that is not its first, at byte 0");
        Expect([.. Magic, .. Head(1, 0), .. Magic, .. Head(0, 0)], "x.rec: has a part of a record that is not its next, at byte 8");
        Expect([.. Magic, .. Head(0, RecordFormat.MostBytes), 1, 2], "x.rec: ends within a record, at byte 8");
        Expect([.. Magic, .. Head(5, 0)], "x.rec: has a record of the unknown kind 5, at byte 0");

        static void Expect(byte[] file, string message) => Assert.Equal(message, Assert.Throws<DataFormatException>(() => Read(file)).Message);
    }

    [Fact]
    public void Labels_that_are_not_there_are_refused()
    {
        byte[] record = new LabelledRecord([1, 2], 0, 0, default).Pack();
        record[3] = 0x40;
        Assert.Contains("1073741826 labels", Assert.Throws<FormatException>(() => LabelledRecord.Unpack(record)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => LabelledRecord.Unpack(new byte[23]));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_without_taking_much_memory()
    {
        Random random = new(3);
        byte[] good = Written([.. Enumerable.Range(0, 6).Select(i => Bytes(random, 10 * i))]);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bad = [.. good];
            for (int k = random.Next(1, 4); k > 0; k--) bad[random.Next(bad.Length)] = (byte)random.Next(256);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Read(bad[..random.Next(bad.Length + 1)]);
            }
            catch (DataFormatException)
            {
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        }
    }

    [Fact]
    public void A_broken_index_is_named()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "a.rec");
        RecordFile.Write(path, [new byte[] { 1 }]);
        File.WriteAllText(Path.Combine(folder.Path, "a.idx"), "0\t0\n1\t99\n");
        Assert.Equal("a.idx: line 2 says byte 99, but the file of records has 12; delete it to have it made anew", Assert.Throws<DataFormatException>(() => RecordFile.Open(path)).Message);
    }

    // Each record by the published layout, without the library's code.
    private static IEnumerable<byte> Described(byte[] record)
    {
        List<byte[]> parts = [];
        int from = 0;
        for (int i = 0; i + 4 <= record.Length; i += 4)
            if (record.AsSpan(i, 4).SequenceEqual(Magic))
            {
                parts.Add(record[from..i]);
                from = i + 4;
            }
        parts.Add(record[from..]);
        for (int p = 0; p < parts.Count; p++)
        {
            int kind = parts.Count == 1 ? 0 : p == 0 ? 1 : p == parts.Count - 1 ? 3 : 2;
            foreach (byte b in (byte[])[.. Magic, .. Head(kind, parts[p].Length), .. parts[p], .. new byte[(4 - parts[p].Length % 4) % 4]]) yield return b;
        }
    }

    private static byte[] Head(int kind, int length)
    {
        byte[] word = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(word, ((uint)kind << 29) | (uint)length);
        return word;
    }

    // Random, with the magic word here and there.
    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        for (int k = random.Next(4); k > 0 && count >= 4; k--) Magic.CopyTo(bytes, random.Next(count - 3));
        return bytes;
    }

    private static byte[] Written(params byte[][] records)
    {
        using MemoryStream stream = new();
        RecordWriter writer = new(stream);
        foreach (byte[] record in records) writer.Write(record);
        Assert.Equal(stream.Length, writer.Position);
        return stream.ToArray();
    }

    private static List<byte[]> Read(byte[] file)
    {
        RecordReader reader = new(new MemoryStream(file), "x.rec");
        List<byte[]> records = [];
        while (reader.TryRead(out ReadOnlySpan<byte> record)) records.Add(record.ToArray());
        return records;
    }
}
