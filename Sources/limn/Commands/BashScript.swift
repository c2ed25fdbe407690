import ArgumentParser

/// What bash completes with.
///
/// Bash cuts words at `:` and `=`, so that `project:Night` and `--container=Night` come in three words.
/// The generated script knows words as the command gets them: they are put together before it is asked,
/// and what it offers is cut as bash expects.
enum BashScript {
  static var text: String {
    Limn.completionScript(for: .bash).replacing(
      "complete -o filenames -F _limn limn", with: wholeWords)
  }

  private static let wholeWords = #"""
    _limn_whole_words() {
        local line="${COMP_LINE#"${COMP_LINE%%[[:space:]]*}"}" before="" part
        local -a words=("${COMP_WORDS[0]}")
        local -i index current=0
        local is_any=false is_joined=false cut=""
        for ((index = 1; index < ${#COMP_WORDS[@]}; index++)); do
            part="${COMP_WORDS[index]}"
            if [[ "${line}" = [![:space:]]* && ("${part}" = [:=]* || "${before}" = *[:=]) ]]; then
                words[${#words[@]} - 1]+="${part}"
                is_any=true
                [[ "${index}" -eq "${COMP_CWORD}" ]] && is_joined=true
            else
                words+=("${part}")
            fi
            [[ "${index}" -eq "${COMP_CWORD}" ]] && current="$((${#words[@]} - 1))"
            before="${part}"
            line="${line#"${line%%[![:space:]]*}"}"
            line="${line#"${part}"}"
        done

        local -r program="${1}" typed="${2}" previous="${3}"
        if ! "${is_any}"; then
            _limn "${program}" "${typed}" "${previous}"
            return
        fi
        local COMP_LINE="${COMP_LINE}"
        local word="${typed}"
        "${is_joined}" && word="${words[current]}"
        if "${is_joined}" && [[ "${word}" = --*=* ]]; then
            COMP_LINE="${COMP_LINE/"${word%%=*}="/"${word%%=*} "}"
            words=("${words[@]:0:current}" "${word%%=*}" "${word#*=}" "${words[@]:current + 1}")
            current+=1
            word="${word#*=}"
        fi
        local -a COMP_WORDS=("${words[@]}")
        local -i COMP_CWORD="${current}"
        _limn "${program}" "${word}" "${words[current - 1]}"
        if "${is_joined}"; then
            cut="${word%"${word##*[:=]}"}"
            COMPREPLY=("${COMPREPLY[@]#"${cut}"}")
        fi
    }

    complete -o filenames -F _limn_whole_words limn
    """#
}
