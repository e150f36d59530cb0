function __postcode-equity_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __postcode-equity_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __postcode-equity_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __postcode-equity_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __postcode-equity_parse_tokens -S
    set -l unparsed_tokens (__postcode-equity_tokens -pc)
    switch $unparsed_tokens[1]
    case 'postcode-equity'
        __postcode-equity_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'run'
            __postcode-equity_parse_subcommand 1 'o/output=' 'public-only' 'internal-only' 'strict' 'dry-run' 'excel' 'templates=' 'q/quiet' 'v/verbose' 'version' 'h/help'
        case 'check'
            __postcode-equity_parse_subcommand 1 'strict' 'json' 'q/quiet' 'v/verbose' 'version' 'h/help'
        case 'explain'
            __postcode-equity_parse_subcommand 2 'config=' 'json' 'q/quiet' 'v/verbose' 'version' 'h/help'
        case 'list'
            __postcode-equity_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'indicators'
                __postcode-equity_parse_subcommand 0 'json' 'plain' 'version' 'h/help'
            case 'areas'
                __postcode-equity_parse_subcommand 1 'level=' 'json' 'plain' 'version' 'h/help'
            case 'strings'
                __postcode-equity_parse_subcommand 0 'version' 'h/help'
            end
        case 'example'
            __postcode-equity_parse_subcommand 1 'children=' 'seed=' 'areas=+' 'postcodes=' 'q/quiet' 'v/verbose' 'version' 'h/help'
        case 'assign'
            __postcode-equity_parse_subcommand 1 'areas=+' 'x=' 'y=' 'crs=' 'postcode=' 'directory=' 'code=' 'name=' 'measure-in=' 'o/output=' 'q/quiet' 'v/verbose' 'version' 'h/help'
        case 'tally'
            __postcode-equity_parse_subcommand 1 'areas=' 'named=' 'directory=' 'postcode=' 'start=' 'stop=' 'within=' 'code=' 'name=' 'parent=' 'crs=' 'o/output=' 'q/quiet' 'v/verbose' 'version' 'h/help'
        case 'areas'
            __postcode-equity_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'info'
                __postcode-equity_parse_subcommand 1 'code=' 'name=' 'parent=' 'crs=' 'q/quiet' 'v/verbose' 'version' 'h/help'
            case 'check'
                __postcode-equity_parse_subcommand 1 'within=' 'smallest=' 'repair=' 'json' 'code=' 'name=' 'parent=' 'crs=' 'q/quiet' 'v/verbose' 'version' 'h/help'
            case 'fetch'
                __postcode-equity_parse_subcommand 0 'level=' 'within=+' 'config=' 'cache=' 'timeout=' 'q/quiet' 'v/verbose' 'version' 'h/help'
            case 'simplify'
                __postcode-equity_parse_subcommand 1 'tolerance=' 'o/output=' 'code=' 'name=' 'parent=' 'crs=' 'q/quiet' 'v/verbose' 'version' 'h/help'
            end
        case 'postcodes'
            __postcode-equity_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'import'
                __postcode-equity_parse_subcommand 1 'o/output=' 'q/quiet' 'v/verbose' 'version' 'h/help'
            end
        case 'audit'
            __postcode-equity_parse_subcommand -r 1 'thorough' 'json' 'all' 'version' 'h/help'
        case 'verify'
            __postcode-equity_parse_subcommand 1 'version' 'h/help'
        case 'serve'
            __postcode-equity_parse_subcommand 1 'port=' 'version' 'h/help'
        case 'purge'
            __postcode-equity_parse_subcommand 1 'all' 'check' 'version' 'h/help'
        case 'dpia'
            __postcode-equity_parse_subcommand 1 'version' 'h/help'
        case 'help'
            __postcode-equity_parse_subcommand -r 1 'version'
        end
    end
end

function __postcode-equity_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __postcode-equity_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __postcode-equity_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __postcode-equity_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__postcode-equity_tokens -p)
    if test -z "$(__postcode-equity_tokens -t)"
        set -l index (count (__postcode-equity_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'postcode-equity' -f
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'run' -d 'Reads, assigns, measures, compares, protects and publishes'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'check' -d 'Reads and validates every input, prints how good the data is, writes nothing'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'explain' -d 'Prints the working of an area\'s figure, from the rows left out to what the public sees'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'list' -d 'Lists indicators, the areas of a configuration, or the words of the pages'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'example' -d 'Writes the built-in fictional partnership: all inputs and an equity.yaml'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'assign' -d 'Adds the code and name of the area to each row of a CSV'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'tally' -d 'Counts the cases and the median wait of a table by area, whatever its length'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'areas' -d 'Inspects, checks, downloads and simplifies boundary files'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'postcodes' -d 'Turns published postcode directories into one that opens at once'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'audit' -d 'Attacks public releases as an outsider would and reports what could be inferred'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'verify' -d 'Checks a release: sums, descriptions, links, and that pages, files and sentences agree'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'serve' -d 'Previews a release on this machine, for nobody else'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'purge' -d 'Removes exact figures whose time of keeping is over, and records that it did'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'dpia' -d 'Prints what is read, kept and written, for a data protection impact assessment'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" o output' -s 'o' -l 'output' -d 'The folder to write to.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" public-only' -l 'public-only' -d 'Write only public/.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" internal-only' -l 'internal-only' -d 'Write only internal/.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" strict' -l 'strict' -d 'Exit with 2 where data problems were found.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" dry-run' -l 'dry-run' -d 'Read and measure, list what would be written, write nothing.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" excel' -l 'excel' -d 'Write open tables a second time, with the mark by which Excel knows their letters.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" templates' -l 'templates' -d 'A folder of templates: shell.mustache, strings.txt, style.css, tiles.csv.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity check" strict' -l 'strict' -d 'Exit with 2 where data problems were found.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity check" json' -l 'json' -d 'Write one JSON object.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity check" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity check" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity check" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity explain" config' -l 'config' -d 'The configuration file.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity explain" json' -l 'json' -d 'Write one JSON object.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity explain" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity explain" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity explain" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity list" -eq 1' -fa 'indicators' -d 'Lists every indicator'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity list" -eq 1' -fa 'areas' -d 'Lists the areas of a configuration'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity list" -eq 1' -fa 'strings' -d 'Lists the words of the pages, to put into another language'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list indicators" json' -l 'json' -d 'Write a JSON array.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list indicators" plain' -l 'plain' -d 'Write one line an entry with tabs between the fields, without headings.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list indicators" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list indicators" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list areas" level' -l 'level' -d 'Only this level.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list areas" json' -l 'json' -d 'Write a JSON array.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list areas" plain' -l 'plain' -d 'Write one line an entry with tabs between the fields, without headings.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list areas" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list areas" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list strings" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity list strings" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" children' -l 'children' -d 'How many children the newest return holds, about.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" seed' -l 'seed' -d 'Another number makes another partnership.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example"' -l 'areas' -d 'Boundaries to use: LEVEL=FILE, ward first. Give it once a level.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" postcodes' -l 'postcodes' -d 'The postcode directory to use with --areas.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity example" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign"' -l 'areas' -d 'Boundaries as [LEVEL=]FILE[#LAYER]; give it once a level.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" x' -l 'x' -d 'The column of eastings or longitudes.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" y' -l 'y' -d 'The column of northings or latitudes.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" crs' -l 'crs' -d 'The system of these columns: EPSG:27700 or EPSG:4326.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" postcode' -l 'postcode' -d 'The column of postcodes.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" directory' -l 'directory' -d 'The postcode directory: a compact one, or a published one.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" code' -l 'code' -d 'The column of area codes, where no heading looks like WD25CD.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" name' -l 'name' -d 'The column of area names, where no heading looks like WD25NM.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" measure-in' -l 'measure-in' -d 'Locate in this system instead of the boundaries\' own.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" o output' -s 'o' -l 'output' -d 'The CSV to write, or - for standard output.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity assign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" areas' -l 'areas' -d 'Boundaries as [LEVEL=]FILE[#LAYER].' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" named' -l 'named' -d 'Instead of boundaries, the kind of area that the directory names, such as ward.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" directory' -l 'directory' -d 'The postcode directory: a compact one, or a published one.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" postcode' -l 'postcode' -d 'The column of postcodes.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" start' -l 'start' -d 'The column of the days on which waits begin.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" stop' -l 'stop' -d 'The column of the days on which waits end; blank while the child waits.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" within' -l 'within' -d 'Also count finished waits of at most so many days.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" code' -l 'code' -d 'The column of codes, where no heading looks like WD25CD.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" name' -l 'name' -d 'The column of names, where no heading looks like WD25NM.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" parent' -l 'parent' -d 'The column of the codes of the areas above.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" crs' -l 'crs' -d 'EPSG:27700, EPSG:4326, EPSG:4258 or EPSG:3857, where the file does not say.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" o output' -s 'o' -l 'output' -d 'The CSV to write, or - for standard output.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity tally" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity areas" -eq 1' -fa 'info' -d 'Says what a boundary file holds'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity areas" -eq 1' -fa 'check' -d 'Tests a boundary file: invalid rings, overlaps, gaps, repeats, strays'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity areas" -eq 1' -fa 'fetch' -d 'Downloads official boundaries from the ONS Open Geography service'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity areas" -eq 1' -fa 'simplify' -d 'Draws boundaries with fewer vertices, without gaps or overlaps'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" code' -l 'code' -d 'The column of codes, where no heading looks like WD25CD.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" name' -l 'name' -d 'The column of names, where no heading looks like WD25NM.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" parent' -l 'parent' -d 'The column of the codes of the areas above.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" crs' -l 'crs' -d 'EPSG:27700, EPSG:4326, EPSG:4258 or EPSG:3857, where the file does not say.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas info" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" within' -l 'within' -d 'The boundaries that should hold these areas.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" smallest' -l 'smallest' -d 'Overlaps and gaps of fewer square metres are taken for rounding.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" repair' -l 'repair' -d 'Mend invalid areas and write the boundaries to this GeoJSON file.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" json' -l 'json' -d 'Write one JSON object.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" code' -l 'code' -d 'The column of codes, where no heading looks like WD25CD.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" name' -l 'name' -d 'The column of names, where no heading looks like WD25NM.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" parent' -l 'parent' -d 'The column of the codes of the areas above.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" crs' -l 'crs' -d 'EPSG:27700, EPSG:4326, EPSG:4258 or EPSG:3857, where the file does not say.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" level' -l 'level' -d 'ward, division or district, or a level that the configuration names.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch"' -l 'within' -d 'Codes of the areas above; give it once each.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" config' -l 'config' -d 'The configuration that names the services.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" cache' -l 'cache' -d 'The folder to keep the file in.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" timeout' -l 'timeout' -d 'Seconds to wait for an answer.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas fetch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" tolerance' -l 'tolerance' -d 'How far a border may move, in metres.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" o output' -s 'o' -l 'output' -d 'The GeoJSON file to write.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" code' -l 'code' -d 'The column of codes, where no heading looks like WD25CD.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" name' -l 'name' -d 'The column of names, where no heading looks like WD25NM.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" parent' -l 'parent' -d 'The column of the codes of the areas above.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" crs' -l 'crs' -d 'EPSG:27700, EPSG:4326, EPSG:4258 or EPSG:3857, where the file does not say.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity areas simplify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_positional "postcode-equity postcodes" -eq 1' -fa 'import' -d 'Turns ONSPD, NSPL or Code-Point Open into a compact directory'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes import" o output' -s 'o' -l 'output' -d 'The directory to write.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes import" q quiet' -s 'q' -l 'quiet' -d 'Say only errors.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes import" v verbose' -s 'v' -l 'verbose' -d 'Say each stage, and notes.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes import" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity postcodes import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity audit" thorough' -l 'thorough' -d 'Try the values that bounds leave, one by one: half a minute and more.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity audit" json' -l 'json' -d 'Write one JSON object.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity audit" all' -l 'all' -d 'List every finding, not the first of each kind.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity audit" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity audit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity verify" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity serve" port' -l 'port' -d 'The port to answer on.' -rfka ''
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity serve" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity serve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity purge" all' -l 'all' -d 'Remove exact figures of every run, however recent.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity purge" check' -l 'check' -d 'Remove nothing: check the audit trail and list what is kept.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity purge" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity purge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity dpia" version' -l 'version' -d 'Show the version.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity dpia" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'postcode-equity' -n '__postcode-equity_should_offer_completions_for_flags_or_options "postcode-equity help" version' -l 'version' -d 'Show the version.'
